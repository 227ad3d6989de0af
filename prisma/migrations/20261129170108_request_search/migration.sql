-- What requests are found by: keyed numbers in place of pieces of words, so that the table alone says nothing of anybody.
CREATE TABLE "request_search" (
  "request_id" UUID NOT NULL,
  "submitted_at" TIMESTAMPTZ(3) NOT NULL,
  "grams" INTEGER[],
  CONSTRAINT "request_search_pkey" PRIMARY KEY ("request_id"),
  CONSTRAINT "request_search_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "request_search_grams_idx" ON "request_search" USING GIN ("grams");
CREATE INDEX "request_search_submitted_at_request_id_idx" ON "request_search"("submitted_at" DESC, "request_id" DESC);

-- Requests whose pieces are to be written, or written anew: marked in the transaction that made or changed them.
CREATE TABLE "request_to_index" (
  "request_id" UUID NOT NULL,
  CONSTRAINT "request_to_index_pkey" PRIMARY KEY ("request_id"),
  CONSTRAINT "request_to_index_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Not DO NOTHING: whoever is indexing the row's earlier text at this moment must be waited for.
CREATE FUNCTION mark_request_to_index() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO request_to_index (request_id) VALUES (NEW.id)
  ON CONFLICT (request_id) DO UPDATE SET request_id = EXCLUDED.request_id;
  RETURN NULL;
END $$;
CREATE TRIGGER request_made_to_index AFTER INSERT ON "request"
  FOR EACH ROW EXECUTE FUNCTION mark_request_to_index();
CREATE TRIGGER request_changed_to_index AFTER UPDATE OF applicant, answers, agenda_number ON "request"
  FOR EACH ROW WHEN (OLD.applicant IS DISTINCT FROM NEW.applicant OR OLD.answers IS DISTINCT FROM NEW.answers
    OR OLD.agenda_number IS DISTINCT FROM NEW.agenda_number)
  EXECUTE FUNCTION mark_request_to_index();

INSERT INTO request_to_index (request_id) SELECT id FROM request;
