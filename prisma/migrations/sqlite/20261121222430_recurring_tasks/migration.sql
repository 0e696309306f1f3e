-- AlterTable
ALTER TABLE "task" ADD COLUMN "dueNote" TEXT;
ALTER TABLE "task" ADD COLUMN "seriesDate" TEXT;
ALTER TABLE "task" ADD COLUMN "seriesId" TEXT;

-- CreateTable
CREATE TABLE "series" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "stoppedAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "series_tenantId_idx" ON "series"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "task_seriesId_seriesDate_key" ON "task"("seriesId", "seriesDate");
