-- Lanes that are drained stay for ever; only those with something to send are looked at.
CREATE INDEX "lane_waiting_idx" ON "lane"("nextAt") WHERE "pending" > 0;
