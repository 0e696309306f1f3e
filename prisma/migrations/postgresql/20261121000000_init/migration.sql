-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('slack', 'lark', 'dingtalk');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('zh', 'en');

-- CreateEnum
CREATE TYPE "WorkspaceKind" AS ENUM ('own', 'partner');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('internal', 'external');

-- CreateEnum
CREATE TYPE "MemberKind" AS ENUM ('member', 'external', 'guest');

-- CreateEnum
CREATE TYPE "IdentityStatus" AS ENUM ('linked', 'pending', 'ignored');

-- CreateEnum
CREATE TYPE "ProjectRole" AS ENUM ('owner', 'manager', 'executor', 'approver', 'observer', 'external', 'guest');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('open', 'in_progress', 'blocked', 'done');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- CreateTable
CREATE TABLE "connection" (
    "id" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "sealed" TEXT NOT NULL,
    "endpoints" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "connectionId" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "enterprise" TEXT,
    "sealed" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "tenantId" TEXT,
    "workspaceId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("connectionId","workspace")
);

-- CreateTable
CREATE TABLE "bind_code" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "memberId" TEXT,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "usedBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "bind_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "altKey" TEXT,
    "body" TEXT NOT NULL,
    "budgetMs" INTEGER NOT NULL,
    "state" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "error" TEXT,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" SERIAL NOT NULL,
    "uid" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "tenantId" TEXT,
    "payload" TEXT NOT NULL,
    "dedupe" TEXT,
    "state" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "unclear" BOOLEAN NOT NULL DEFAULT false,
    "error" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "firstAttemptAt" TIMESTAMP(3),
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lane" (
    "lane" TEXT NOT NULL,
    "nextAt" TIMESTAMP(3) NOT NULL,
    "pending" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "suspended" TEXT,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("lane")
);

-- CreateTable
CREATE TABLE "occurrence" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "schedule" TEXT NOT NULL,
    "localKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "state" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "occurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage" (
    "connectionId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "usage_pkey" PRIMARY KEY ("connectionId","month","kind")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" "Language" NOT NULL,
    "currency" TEXT NOT NULL,
    "commandWord" TEXT NOT NULL DEFAULT 'pm',
    "auditSeq" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "WorkspaceKind" NOT NULL DEFAULT 'own',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "boundAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" "Language",
    "zone" TEXT,
    "audience" "Audience",
    "active" BOOLEAN NOT NULL DEFAULT true,
    "welcomedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "otherName" TEXT,
    "aliases" JSONB NOT NULL DEFAULT '[]',
    "kind" "MemberKind" NOT NULL DEFAULT 'member',
    "tenantAdmin" BOOLEAN NOT NULL DEFAULT false,
    "finance" BOOLEAN NOT NULL DEFAULT false,
    "locale" "Language",
    "zone" TEXT,
    "calendar" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "memberId" TEXT,
    "status" "IdentityStatus" NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,
    "locale" "Language",
    "zone" TEXT,
    "standing" TEXT NOT NULL,
    "greetedAt" TIMESTAMP(3),
    "lookedUpAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "launchWall" TEXT,
    "launchZone" TEXT,
    "launchAt" TIMESTAMP(3),
    "nextNumber" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archivedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_member" (
    "projectId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "role" "ProjectRole" NOT NULL,
    "deputyId" TEXT,

    CONSTRAINT "project_member_pkey" PRIMARY KEY ("projectId","memberId","role")
);

-- CreateTable
CREATE TABLE "project_room" (
    "projectId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "project_room_pkey" PRIMARY KEY ("projectId","roomId")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "TaskStatus" NOT NULL DEFAULT 'open',
    "priority" "Priority" NOT NULL DEFAULT 'normal',
    "responsibleId" TEXT,
    "dueWall" TEXT,
    "dueZone" TEXT,
    "dueAt" TIMESTAMP(3),
    "startWall" TEXT,
    "startZone" TEXT,
    "startAt" TIMESTAMP(3),
    "estimate" INTEGER,
    "tags" JSONB NOT NULL DEFAULT '[]',
    "milestone" BOOLEAN NOT NULL DEFAULT false,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "blockedReason" TEXT,
    "createdById" TEXT NOT NULL,
    "originRoomId" TEXT,
    "originMessage" TEXT,
    "originThread" TEXT,
    "startedAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "doneById" TEXT,
    "deletedAt" TIMESTAMP(3),
    "deletedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_person" (
    "taskId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "task_person_pkey" PRIMARY KEY ("taskId","memberId","role")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "doneAt" TIMESTAMP(3),
    "doneById" TEXT,

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_dependency" (
    "taskId" TEXT NOT NULL,
    "dependsOnId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,

    CONSTRAINT "task_dependency_pkey" PRIMARY KEY ("taskId","dependsOnId")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "editedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "size" INTEGER,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posted_card" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "roomId" TEXT,
    "memberId" TEXT,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "messageRoom" TEXT,
    "messageId" TEXT,
    "thread" TEXT,
    "shownHash" TEXT,
    "state" TEXT NOT NULL DEFAULT 'live',
    "note" TEXT,
    "outboxUid" TEXT NOT NULL,
    "postedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "posted_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "button_token" (
    "token" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "cardId" TEXT,
    "press" TEXT NOT NULL,
    "only" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "staleAt" TIMESTAMP(3),

    CONSTRAINT "button_token_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "undo_step" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "undo_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_link" (
    "tenantId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "thread" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "comments" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "thread_link_pkey" PRIMARY KEY ("workspaceId","room","thread")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenantId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "requestId" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenantId","seq")
);

-- CreateTable
CREATE TABLE "unknown_input" (
    "tenantId" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "unknown_input_pkey" PRIMARY KEY ("tenantId","word")
);

-- CreateTable
CREATE TABLE "room_presence" (
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "room_presence_pkey" PRIMARY KEY ("roomId","userId")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "installation_tenantId_idx" ON "installation"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "bind_code_hash_key" ON "bind_code"("hash");

-- CreateIndex
CREATE INDEX "inbox_state_leaseUntil_idx" ON "inbox"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "inbox_receivedAt_idx" ON "inbox"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_connectionId_key_key" ON "inbox"("connectionId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_connectionId_altKey_key" ON "inbox"("connectionId", "altKey");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_uid_key" ON "outbox"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_dedupe_key" ON "outbox"("dedupe");

-- CreateIndex
CREATE INDEX "outbox_lane_state_id_idx" ON "outbox"("lane", "state", "id");

-- CreateIndex
CREATE INDEX "outbox_state_createdAt_idx" ON "outbox"("state", "createdAt");

-- CreateIndex
CREATE INDEX "lane_nextAt_idx" ON "lane"("nextAt");

-- CreateIndex
CREATE INDEX "occurrence_state_dueAt_idx" ON "occurrence"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "occurrence_schedule_localKey_key" ON "occurrence"("schedule", "localKey");

-- CreateIndex
CREATE INDEX "workspace_tenantId_idx" ON "workspace"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_connectionId_externalId_key" ON "workspace"("connectionId", "externalId");

-- CreateIndex
CREATE INDEX "room_tenantId_idx" ON "room"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "room_workspaceId_externalId_key" ON "room"("workspaceId", "externalId");

-- CreateIndex
CREATE INDEX "member_tenantId_idx" ON "member"("tenantId");

-- CreateIndex
CREATE INDEX "identity_tenantId_status_idx" ON "identity"("tenantId", "status");

-- CreateIndex
CREATE INDEX "identity_memberId_idx" ON "identity"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "identity_workspaceId_externalId_key" ON "identity"("workspaceId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "project_tenantId_code_key" ON "project"("tenantId", "code");

-- CreateIndex
CREATE INDEX "project_member_tenantId_idx" ON "project_member"("tenantId");

-- CreateIndex
CREATE INDEX "project_room_tenantId_idx" ON "project_room"("tenantId");

-- CreateIndex
CREATE INDEX "project_room_roomId_idx" ON "project_room"("roomId");

-- CreateIndex
CREATE INDEX "task_tenantId_responsibleId_status_idx" ON "task"("tenantId", "responsibleId", "status");

-- CreateIndex
CREATE INDEX "task_tenantId_dueAt_idx" ON "task"("tenantId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "task_tenantId_key_key" ON "task"("tenantId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "task_projectId_number_key" ON "task"("projectId", "number");

-- CreateIndex
CREATE INDEX "task_person_tenantId_idx" ON "task_person"("tenantId");

-- CreateIndex
CREATE INDEX "task_person_memberId_idx" ON "task_person"("memberId");

-- CreateIndex
CREATE INDEX "checklist_item_taskId_idx" ON "checklist_item"("taskId");

-- CreateIndex
CREATE INDEX "checklist_item_tenantId_idx" ON "checklist_item"("tenantId");

-- CreateIndex
CREATE INDEX "task_dependency_tenantId_idx" ON "task_dependency"("tenantId");

-- CreateIndex
CREATE INDEX "comment_taskId_idx" ON "comment"("taskId");

-- CreateIndex
CREATE INDEX "comment_tenantId_sourceKey_idx" ON "comment"("tenantId", "sourceKey");

-- CreateIndex
CREATE INDEX "attachment_taskId_idx" ON "attachment"("taskId");

-- CreateIndex
CREATE INDEX "attachment_tenantId_idx" ON "attachment"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "posted_card_outboxUid_key" ON "posted_card"("outboxUid");

-- CreateIndex
CREATE INDEX "posted_card_tenantId_subjectKind_subjectId_state_idx" ON "posted_card"("tenantId", "subjectKind", "subjectId", "state");

-- CreateIndex
CREATE INDEX "posted_card_workspaceId_messageRoom_messageId_idx" ON "posted_card"("workspaceId", "messageRoom", "messageId");

-- CreateIndex
CREATE INDEX "button_token_tenantId_idx" ON "button_token"("tenantId");

-- CreateIndex
CREATE INDEX "button_token_cardId_idx" ON "button_token"("cardId");

-- CreateIndex
CREATE INDEX "button_token_expiresAt_idx" ON "button_token"("expiresAt");

-- CreateIndex
CREATE INDEX "undo_step_tenantId_memberId_createdAt_idx" ON "undo_step"("tenantId", "memberId", "createdAt");

-- CreateIndex
CREATE INDEX "thread_link_tenantId_idx" ON "thread_link"("tenantId");

-- CreateIndex
CREATE INDEX "thread_link_taskId_idx" ON "thread_link"("taskId");

-- CreateIndex
CREATE INDEX "audit_entry_tenantId_subject_idx" ON "audit_entry"("tenantId", "subject");

-- CreateIndex
CREATE INDEX "room_presence_tenantId_idx" ON "room_presence"("tenantId");

-- CreateIndex
CREATE INDEX "notice_tenantId_memberId_taskId_createdAt_idx" ON "notice"("tenantId", "memberId", "taskId", "createdAt");

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_room" ADD CONSTRAINT "project_room_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_room" ADD CONSTRAINT "project_room_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_person" ADD CONSTRAINT "task_person_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_dependsOnId_fkey" FOREIGN KEY ("dependsOnId") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
