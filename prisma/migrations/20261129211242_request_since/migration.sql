-- Lists sorted by how long a request has stood in its state are read from their place, like those by promise.
CREATE INDEX "request_state_unit_since_submitted_at_id_idx" ON "request"("state", "unit", "since", "submitted_at", "id");
