-- DropIndex
DROP INDEX "inbox_receivedAt_idx";
