-- CreateTable
CREATE TABLE "connection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "endpoints" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL
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
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("connectionId", "workspace")
);

-- CreateTable
CREATE TABLE "bind_code" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "memberId" TEXT,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "usedBy" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "connectionId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "altKey" TEXT,
    "body" TEXT NOT NULL,
    "budgetMs" INTEGER NOT NULL,
    "state" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "leaseUntil" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "error" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "doneAt" DATETIME
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "tenantId" TEXT,
    "payload" TEXT NOT NULL,
    "dedupe" TEXT,
    "state" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "unclear" BOOLEAN NOT NULL DEFAULT false,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    "firstAttemptAt" DATETIME,
    "settledAt" DATETIME
);

-- CreateTable
CREATE TABLE "lane" (
    "lane" TEXT NOT NULL PRIMARY KEY,
    "nextAt" DATETIME NOT NULL,
    "pending" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "suspended" TEXT
);

-- CreateTable
CREATE TABLE "occurrence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "schedule" TEXT NOT NULL,
    "localKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "state" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "leaseUntil" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "doneAt" DATETIME
);

-- CreateTable
CREATE TABLE "usage" (
    "connectionId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("connectionId", "month", "kind")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "commandWord" TEXT NOT NULL DEFAULT 'pm',
    "auditSeq" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'own',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "boundAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "room" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT,
    "zone" TEXT,
    "audience" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "welcomedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "room_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "otherName" TEXT,
    "aliases" JSONB NOT NULL DEFAULT [],
    "kind" TEXT NOT NULL DEFAULT 'member',
    "tenantAdmin" BOOLEAN NOT NULL DEFAULT false,
    "finance" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "zone" TEXT,
    "calendar" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "identity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "memberId" TEXT,
    "status" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,
    "locale" TEXT,
    "zone" TEXT,
    "standing" TEXT NOT NULL,
    "greetedAt" DATETIME,
    "lookedUpAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "identity_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "identity_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "member" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "project" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "launchWall" TEXT,
    "launchZone" TEXT,
    "launchAt" DATETIME,
    "nextNumber" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archivedAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "project_member" (
    "projectId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "deputyId" TEXT,

    PRIMARY KEY ("projectId", "memberId", "role"),
    CONSTRAINT "project_member_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "project_member_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "project_room" (
    "projectId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("projectId", "roomId"),
    CONSTRAINT "project_room_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "project_room_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "room" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "priority" TEXT NOT NULL DEFAULT 'normal',
    "responsibleId" TEXT,
    "dueWall" TEXT,
    "dueZone" TEXT,
    "dueAt" DATETIME,
    "startWall" TEXT,
    "startZone" TEXT,
    "startAt" DATETIME,
    "estimate" INTEGER,
    "tags" JSONB NOT NULL DEFAULT [],
    "milestone" BOOLEAN NOT NULL DEFAULT false,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "blockedReason" TEXT,
    "createdById" TEXT NOT NULL,
    "originRoomId" TEXT,
    "originMessage" TEXT,
    "originThread" TEXT,
    "startedAt" DATETIME,
    "doneAt" DATETIME,
    "doneById" TEXT,
    "deletedAt" DATETIME,
    "deletedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "task_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "task_person" (
    "taskId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("taskId", "memberId", "role"),
    CONSTRAINT "task_person_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "doneAt" DATETIME,
    "doneById" TEXT,
    CONSTRAINT "checklist_item_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "task_dependency" (
    "taskId" TEXT NOT NULL,
    "dependsOnId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,

    PRIMARY KEY ("taskId", "dependsOnId"),
    CONSTRAINT "task_dependency_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "task_dependency_dependsOnId_fkey" FOREIGN KEY ("dependsOnId") REFERENCES "task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceKey" TEXT,
    "createdAt" DATETIME NOT NULL,
    "editedAt" DATETIME,
    "deletedAt" DATETIME,
    CONSTRAINT "comment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "size" INTEGER,
    "byId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "attachment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "posted_card" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "postedAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "button_token" (
    "token" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "cardId" TEXT,
    "press" TEXT NOT NULL,
    "only" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "staleAt" DATETIME
);

-- CreateTable
CREATE TABLE "undo_step" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "undoneAt" DATETIME
);

-- CreateTable
CREATE TABLE "thread_link" (
    "tenantId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "thread" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "comments" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("workspaceId", "room", "thread")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenantId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "requestId" TEXT,

    PRIMARY KEY ("tenantId", "seq")
);

-- CreateTable
CREATE TABLE "unknown_input" (
    "tenantId" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "lastAt" DATETIME NOT NULL,

    PRIMARY KEY ("tenantId", "word")
);

-- CreateTable
CREATE TABLE "room_presence" (
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("roomId", "userId")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenantId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
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
