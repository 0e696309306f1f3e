-- AlterTable
ALTER TABLE "task" ADD COLUMN     "dueNote" TEXT,
ADD COLUMN     "seriesDate" TEXT,
ADD COLUMN     "seriesId" TEXT;

-- CreateTable
CREATE TABLE "series" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "dayOff" TEXT NOT NULL,
    "untilDate" TEXT,
    "limit" INTEGER,
    "made" INTEGER NOT NULL DEFAULT 1,
    "lastTaskId" TEXT NOT NULL,
    "lastDate" TEXT NOT NULL,
    "nextDate" TEXT,
    "createdById" TEXT NOT NULL,
    "stoppedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "series_tenantId_idx" ON "series"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "task_seriesId_seriesDate_key" ON "task"("seriesId", "seriesDate");

-- Tenants
ALTER TABLE "series" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "series" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON "series" USING ("tenantId" = current_setting('app.tenant_id', true)) WITH CHECK ("tenantId" = current_setting('app.tenant_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "series" TO linkstar_app;
