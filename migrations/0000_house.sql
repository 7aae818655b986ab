CREATE TABLE "access_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"part" text NOT NULL,
	"allow" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "access_application_part" UNIQUE("environment_id","part")
);
--> statement-breakpoint
CREATE TABLE "card" (
	"thread_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "card_thread_id_subject_pk" PRIMARY KEY("thread_id","subject")
);
--> statement-breakpoint
CREATE TABLE "client" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Pacific/Auckland' NOT NULL,
	"guarded" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "cursor" (
	"name" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deploy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"environment_id" uuid,
	"kind" text NOT NULL,
	"branch" text NOT NULL,
	"commit" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"author" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"stage" text,
	"build" text,
	"migrations" jsonb,
	"asked_by" jsonb NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"failure" jsonb
);
--> statement-breakpoint
CREATE TABLE "dns_record" (
	"host" text PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "domain" (
	"host" text PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "environment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"address" text,
	"live_deploy_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "environment_name" UNIQUE("project_id","name"),
	CONSTRAINT "environment_scope" UNIQUE("client_id","project_id","id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"verb" text NOT NULL,
	"kind" text NOT NULL,
	"client_id" uuid,
	"project_id" uuid,
	"environment_id" uuid,
	"run_id" uuid,
	"deploy_id" uuid,
	"facts" jsonb NOT NULL,
	"visibility" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "git_token" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "git_token_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"source" text NOT NULL,
	"delivery" text NOT NULL,
	"body" jsonb NOT NULL,
	"answer" jsonb,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp (3) with time zone,
	CONSTRAINT "inbox_source_delivery_pk" PRIMARY KEY("source","delivery")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"person_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_person_id_client_id_pk" PRIMARY KEY("person_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"thread_id" uuid NOT NULL,
	"key" text NOT NULL,
	"seq" bigserial NOT NULL,
	"author" text NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_thread_id_key_pk" PRIMARY KEY("thread_id","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"key" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone,
	"claimed_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"asked_by" jsonb NOT NULL,
	"decided_by" jsonb,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"manifest_hash" text NOT NULL,
	"common_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_slug" UNIQUE("client_id","slug"),
	CONSTRAINT "project_scope" UNIQUE("client_id","id")
);
--> statement-breakpoint
CREATE TABLE "resource" (
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"key" text NOT NULL,
	"capability" text NOT NULL,
	"vendor" text NOT NULL,
	"environment_id" uuid,
	"external_id" text NOT NULL,
	"marker" text NOT NULL,
	"observed" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"observed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resource_project_id_key_pk" PRIMARY KEY("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" serial NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"asked_by" jsonb NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"fence" bigint DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone,
	"cancel_asked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"provisioned_at" timestamp (3) with time zone,
	"live_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"failure" jsonb,
	CONSTRAINT "run_number_unique" UNIQUE("number"),
	CONSTRAINT "run_plan_id_unique" UNIQUE("plan_id")
);
--> statement-breakpoint
CREATE TABLE "secret" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"environment_id" uuid,
	"name" text NOT NULL,
	"sealed" text NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"rotated_at" timestamp (3) with time zone,
	CONSTRAINT "secret_name" UNIQUE NULLS NOT DISTINCT("project_id","environment_id","name")
);
--> statement-breakpoint
CREATE TABLE "stage" (
	"deploy_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"log" text DEFAULT '' NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "stage_deploy_id_name_pk" PRIMARY KEY("deploy_id","name")
);
--> statement-breakpoint
CREATE TABLE "step" (
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"client_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"class" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"fence" bigint DEFAULT 0 NOT NULL,
	"output" jsonb,
	"external_id" text,
	"not_before" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"failure" jsonb,
	CONSTRAINT "step_run_id_key_pk" PRIMARY KEY("run_id","key")
);
--> statement-breakpoint
CREATE TABLE "thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"surface" text NOT NULL,
	"address" text NOT NULL,
	"person_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_address" UNIQUE("surface","address")
);
--> statement-breakpoint
ALTER TABLE "access_application" ADD CONSTRAINT "access_application_environment" FOREIGN KEY ("client_id","project_id","environment_id") REFERENCES "public"."environment"("client_id","project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deploy" ADD CONSTRAINT "deploy_project" FOREIGN KEY ("client_id","project_id") REFERENCES "public"."project"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dns_record" ADD CONSTRAINT "dns_record_environment" FOREIGN KEY ("client_id","project_id","environment_id") REFERENCES "public"."environment"("client_id","project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain" ADD CONSTRAINT "domain_environment" FOREIGN KEY ("client_id","project_id","environment_id") REFERENCES "public"."environment"("client_id","project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment" ADD CONSTRAINT "environment_project" FOREIGN KEY ("client_id","project_id") REFERENCES "public"."project"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "git_token" ADD CONSTRAINT "git_token_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "git_token" ADD CONSTRAINT "git_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_project" FOREIGN KEY ("client_id","project_id") REFERENCES "public"."project"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_project" FOREIGN KEY ("client_id","project_id") REFERENCES "public"."project"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_project" FOREIGN KEY ("client_id","project_id") REFERENCES "public"."project"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret" ADD CONSTRAINT "secret_project" FOREIGN KEY ("client_id","project_id") REFERENCES "public"."project"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_deploy_id_deploy_id_fk" FOREIGN KEY ("deploy_id") REFERENCES "public"."deploy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_subject" ON "card" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "deploy_recent" ON "deploy" USING btree ("environment_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deploy_one_running" ON "deploy" USING btree ("environment_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "deploy_live" ON "deploy" USING btree ("state") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "event_client" ON "event" USING btree ("client_id","seq");--> statement-breakpoint
CREATE INDEX "event_run" ON "event" USING btree ("run_id","seq");--> statement-breakpoint
CREATE INDEX "git_token_person" ON "git_token" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "message_seq" ON "message" USING btree ("thread_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_newest" ON "outbox" USING btree ("target","key") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_one_sending" ON "outbox" USING btree ("target") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("id") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "plan_recent" ON "plan" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "run_one_live" ON "run" USING btree ("project_id") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "run_recent" ON "run" USING btree ("client_id","number");