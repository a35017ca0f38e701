-- CreateTable
CREATE TABLE "aws_account" (
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "regions" TEXT[],
    "readRoleArn" TEXT NOT NULL,
    "applyRoleArn" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "hasUseCaseForm" BOOLEAN,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "aws_account_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "principal" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "roleArn" TEXT NOT NULL,
    "connectedById" UUID,
    "connectedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disconnectedAt" TIMESTAMPTZ(3),
    "canBeTested" BOOLEAN,

    CONSTRAINT "principal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_reading" (
    "accountId" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "awsRequestId" TEXT,
    "models" JSONB NOT NULL DEFAULT '[]',
    "profiles" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "catalogue_reading_pkey" PRIMARY KEY ("accountId","region")
);

-- CreateTable
CREATE TABLE "access_request" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "requesterId" UUID NOT NULL,
    "teamId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "targets" JSONB NOT NULL,
    "targetIds" TEXT NOT NULL,
    "regions" TEXT[],
    "channels" TEXT[],
    "purpose" TEXT NOT NULL,
    "dataClass" TEXT NOT NULL,
    "callsPerDay" INTEGER NOT NULL,
    "durationDays" INTEGER NOT NULL,
    "ticket" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "version" INTEGER NOT NULL DEFAULT 1,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "signedHash" TEXT,

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "teamId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "targetId" TEXT NOT NULL,
    "regions" TEXT[],
    "channels" TEXT[],
    "touches" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'approved',
    "version" INTEGER NOT NULL DEFAULT 1,
    "approvedById" UUID NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effectiveAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "proof" JSONB,
    "failure" TEXT,
    "applyRunId" UUID,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardrail_assignment" (
    "accountId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "guardrailId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guardrail_assignment_pkey" PRIMARY KEY ("accountId","teamId","region")
);

-- CreateTable
CREATE TABLE "apply_run" (
    "id" UUID NOT NULL,
    "teamId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "nextAttemptAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "leftBehind" TEXT[],
    "correlationId" TEXT NOT NULL,

    CONSTRAINT "apply_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "apply_step" (
    "runId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "awsRequestIds" TEXT[],
    "detail" TEXT,
    "memo" JSONB,

    CONSTRAINT "apply_step_pkey" PRIMARY KEY ("runId","position")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorName" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "teamId" TEXT,
    "accountId" TEXT,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "awsRequestIds" TEXT[],
    "correlationId" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "relayedAt" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "personId" UUID NOT NULL,
    "procedure" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "inputHash" TEXT NOT NULL,
    "answer" JSON,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completedAt" TIMESTAMPTZ(3),

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("personId","procedure","key")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "roles" TEXT[],
    "isDisabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "teamId" TEXT NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("teamId","personId")
);

-- CreateTable
CREATE TABLE "session" (
    "idHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "idToken" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "stateHash" TEXT NOT NULL,
    "codeVerifier" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "returnTo" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("stateHash")
);

-- CreateIndex
CREATE UNIQUE INDEX "aws_account_externalId_key" ON "aws_account"("externalId");

-- CreateIndex
CREATE INDEX "principal_accountId_teamId_idx" ON "principal"("accountId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "access_request_number_key" ON "access_request"("number");

-- CreateIndex
CREATE INDEX "access_request_state_id_idx" ON "access_request"("state", "id");

-- CreateIndex
CREATE INDEX "access_request_teamId_id_idx" ON "access_request"("teamId", "id");

-- CreateIndex
CREATE INDEX "access_request_teamId_state_id_idx" ON "access_request"("teamId", "state", "id");

-- CreateIndex
CREATE INDEX "access_request_requesterId_id_idx" ON "access_request"("requesterId", "id");

-- CreateIndex
CREATE INDEX "access_request_accountId_id_idx" ON "access_request"("accountId", "id");

-- CreateIndex
CREATE INDEX "access_grant_state_id_idx" ON "access_grant"("state", "id");

-- CreateIndex
CREATE INDEX "access_grant_teamId_id_idx" ON "access_grant"("teamId", "id");

-- CreateIndex
CREATE INDEX "access_grant_accountId_id_idx" ON "access_grant"("accountId", "id");

-- CreateIndex
CREATE INDEX "access_grant_teamId_accountId_state_idx" ON "access_grant"("teamId", "accountId", "state");

-- CreateIndex
CREATE INDEX "access_grant_state_expiresAt_idx" ON "access_grant"("state", "expiresAt");

-- CreateIndex
CREATE INDEX "access_grant_requestId_idx" ON "access_grant"("requestId");

-- CreateIndex
CREATE INDEX "apply_run_teamId_accountId_queuedAt_idx" ON "apply_run"("teamId", "accountId", "queuedAt");

-- CreateIndex
CREATE INDEX "apply_run_state_idx" ON "apply_run"("state");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_seq_key" ON "audit_entry"("seq");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_subjectType_subjectId_seq_idx" ON "audit_entry"("subjectType", "subjectId", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_actorId_seq_idx" ON "audit_entry"("actorId", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_action_seq_idx" ON "audit_entry"("action", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_teamId_seq_idx" ON "audit_entry"("teamId", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_accountId_seq_idx" ON "audit_entry"("accountId", "seq");

-- CreateIndex
CREATE INDEX "outbox_event_relayedAt_id_idx" ON "outbox_event"("relayedAt", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_createdAt_idx" ON "idempotency_key"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "person_issuer_subject_key" ON "person"("issuer", "subject");

-- CreateIndex
CREATE INDEX "team_member_personId_idx" ON "team_member"("personId");

-- CreateIndex
CREATE INDEX "session_personId_startedAt_idx" ON "session"("personId", "startedAt");

-- CreateIndex
CREATE INDEX "session_expiresAt_idx" ON "session"("expiresAt");

-- CreateIndex
CREATE INDEX "sign_in_attempt_createdAt_idx" ON "sign_in_attempt"("createdAt");

-- AddForeignKey
ALTER TABLE "principal" ADD CONSTRAINT "principal_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "aws_account"("accountId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "principal" ADD CONSTRAINT "principal_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "principal" ADD CONSTRAINT "principal_connectedById_fkey" FOREIGN KEY ("connectedById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalogue_reading" ADD CONSTRAINT "catalogue_reading_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "aws_account"("accountId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "aws_account"("accountId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "access_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "aws_account"("accountId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardrail_assignment" ADD CONSTRAINT "guardrail_assignment_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "aws_account"("accountId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardrail_assignment" ADD CONSTRAINT "guardrail_assignment_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "apply_run" ADD CONSTRAINT "apply_run_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "apply_run" ADD CONSTRAINT "apply_run_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "aws_account"("accountId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "apply_step" ADD CONSTRAINT "apply_step_runId_fkey" FOREIGN KEY ("runId") REFERENCES "apply_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on written by hand: what Prisma's schema language cannot say.

-- Requests are spoken of by number; four digits from the first one.
ALTER SEQUENCE "access_request_number_seq" RESTART WITH 1001;

-- The audit can be added to and read, by nobody changed: not by a statement, not by TRUNCATE.
CREATE FUNCTION "audit_entry_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "audit_entry_no_change" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_entry_is_append_only"();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_is_append_only"();
-- Also where a session switches ordinary triggers off (session_replication_role).
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_no_change";
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_no_truncate";

ALTER TABLE "person"
  ADD CONSTRAINT "person_roles" CHECK ("roles" <@ ARRAY['requester', 'administrator', 'security-reviewer', 'manager']);

ALTER TABLE "session"
  ADD CONSTRAINT "session_is_hashed" CHECK ("idHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "session_has_an_end" CHECK ("expiresAt" > "startedAt");

ALTER TABLE "aws_account"
  ADD CONSTRAINT "aws_account_id" CHECK ("accountId" ~ '^[0-9]{12}$'),
  ADD CONSTRAINT "aws_account_external_id" CHECK ("externalId" ~ '^[0-9a-f]{32}$'),
  ADD CONSTRAINT "aws_account_environment" CHECK ("environment" IN ('development', 'production')),
  ADD CONSTRAINT "aws_account_state" CHECK ("state" IN ('unverified', 'connected', 'unreachable')),
  ADD CONSTRAINT "aws_account_connected_is_verified" CHECK ("state" <> 'connected' OR "verifiedAt" IS NOT NULL);

-- One role serves one team: whoever is connected to it holds what is attached to it.
CREATE UNIQUE INDEX "principal_live_role" ON "principal" ("roleArn") WHERE "disconnectedAt" IS NULL;

ALTER TABLE "access_request"
  ADD CONSTRAINT "access_request_state" CHECK ("state" IN ('pending', 'approved', 'rejected', 'withdrawn')),
  ADD CONSTRAINT "access_request_data_class" CHECK ("dataClass" IN ('public', 'internal', 'confidential', 'restricted')),
  ADD CONSTRAINT "access_request_channels" CHECK ("channels" <@ ARRAY['runtime', 'batch', 'mantle'] AND cardinality("channels") > 0),
  ADD CONSTRAINT "access_request_version" CHECK ("version" >= 1),
  -- Nobody decides a request of their own, whatever the code above believes.
  ADD CONSTRAINT "access_request_other_decider" CHECK ("decidedById" IS NULL OR "decidedById" <> "requesterId"),
  ADD CONSTRAINT "access_request_decided_by_somebody" CHECK (
    ("state" IN ('approved', 'rejected')) = ("decidedById" IS NOT NULL AND "decidedAt" IS NOT NULL AND "decisionReason" IS NOT NULL)
  ),
  ADD CONSTRAINT "access_request_approval_is_signed" CHECK (("state" = 'approved') = ("signedHash" IS NOT NULL));

ALTER TABLE "access_grant"
  ADD CONSTRAINT "access_grant_state" CHECK ("state" IN ('approved', 'applying', 'effective', 'failed', 'revoking', 'revoked', 'expiring', 'expired')),
  ADD CONSTRAINT "access_grant_version" CHECK ("version" >= 1),
  ADD CONSTRAINT "access_grant_expires" CHECK ("expiresAt" > "approvedAt"),
  -- Nothing is effective or ended before it was read back from AWS.
  ADD CONSTRAINT "access_grant_effective_is_proven" CHECK ("state" <> 'effective' OR ("effectiveAt" IS NOT NULL AND "proof" IS NOT NULL)),
  ADD CONSTRAINT "access_grant_ended_is_proven" CHECK (("state" IN ('revoked', 'expired')) = ("endedAt" IS NOT NULL)),
  ADD CONSTRAINT "access_grant_end_has_proof" CHECK ("endedAt" IS NULL OR "proof" IS NOT NULL);

-- What the expiry sweep and the compiler read: few rows among many that have ended.
CREATE INDEX "access_grant_open" ON "access_grant" ("teamId", "accountId", "id") WHERE "state" NOT IN ('revoked', 'expired');

ALTER TABLE "guardrail_assignment"
  ADD CONSTRAINT "guardrail_assignment_version" CHECK ("version" ~ '^[1-9][0-9]*$');

ALTER TABLE "apply_run"
  ADD CONSTRAINT "apply_run_state" CHECK ("state" IN ('queued', 'running', 'retrying', 'succeeded', 'failed')),
  ADD CONSTRAINT "apply_run_cause" CHECK ("cause" IN ('approval', 'revocation', 'expiry', 'guardrail', 'principal', 'retry')),
  ADD CONSTRAINT "apply_run_ended" CHECK (("state" IN ('succeeded', 'failed')) = ("endedAt" IS NOT NULL));
-- A team's policies in an account have one writer at a time, and one run at most waits behind it:
-- it compiles what is granted when it starts, so everything decided meanwhile is in it.
CREATE UNIQUE INDEX "apply_run_one_waiting" ON "apply_run" ("teamId", "accountId") WHERE "state" = 'queued';
CREATE UNIQUE INDEX "apply_run_one_at_work" ON "apply_run" ("teamId", "accountId") WHERE "state" IN ('running', 'retrying');

ALTER TABLE "apply_step"
  ADD CONSTRAINT "apply_step_state" CHECK ("state" IN ('waiting', 'running', 'done', 'failed', 'skipped'));

-- The relay reads what has not been handed over; the rest only grows.
CREATE INDEX "outbox_event_waiting" ON "outbox_event" ("id") WHERE "relayedAt" IS NULL;
