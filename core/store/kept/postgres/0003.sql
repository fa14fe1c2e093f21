CREATE TABLE public.actor_facts (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    fact bigint NOT NULL,
    value text NOT NULL COLLATE pg_catalog."C",
    article_count bigint NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.actor_merge_members (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    merge_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.actor_merges (
    merge_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    undone bigint NOT NULL,
    record bytea NOT NULL
);
CREATE TABLE public.actor_name_words (
    word text NOT NULL COLLATE pg_catalog."C",
    actor_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    folded text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.actor_names (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    folded text NOT NULL COLLATE pg_catalog."C",
    article_count bigint NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.actors (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    kind bigint NOT NULL,
    mention_count bigint NOT NULL,
    article_count bigint NOT NULL,
    record bytea NOT NULL,
    origin bigint DEFAULT 0 NOT NULL,
    wikidata_id text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.article_actors (
    article_id text NOT NULL COLLATE pg_catalog."C",
    actor_id text NOT NULL COLLATE pg_catalog."C",
    record bytea NOT NULL
);
CREATE TABLE public.article_revisions (
    article_id text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    outlet text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    language_code text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    publish_time bigint NOT NULL,
    ingest_time bigint NOT NULL,
    duplicate_of text NOT NULL COLLATE pg_catalog."C",
    content_hash text NOT NULL COLLATE pg_catalog."C",
    external_id text NOT NULL COLLATE pg_catalog."C",
    rules_version text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.article_sketches (
    article_id text NOT NULL COLLATE pg_catalog."C",
    publish_time bigint NOT NULL,
    duplicate_of text NOT NULL COLLATE pg_catalog."C",
    sketch bytea NOT NULL
);
CREATE TABLE public.articles (
    article_id text NOT NULL COLLATE pg_catalog."C",
    outlet text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    language_code text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    publish_time bigint NOT NULL,
    recency bigint NOT NULL,
    ingest_time bigint NOT NULL,
    revision bigint NOT NULL,
    duplicate_of text NOT NULL COLLATE pg_catalog."C",
    content_hash text NOT NULL COLLATE pg_catalog."C",
    external_id text NOT NULL COLLATE pg_catalog."C",
    rules_version text NOT NULL COLLATE pg_catalog."C",
    first_ingest_time bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.claim_actors (
    claim_id text NOT NULL COLLATE pg_catalog."C",
    role bigint NOT NULL,
    actor_id text NOT NULL COLLATE pg_catalog."C",
    mention_count bigint NOT NULL,
    recency bigint NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.claim_mentions (
    article_id text NOT NULL COLLATE pg_catalog."C",
    ordinal bigint NOT NULL,
    claim_id text NOT NULL COLLATE pg_catalog."C",
    statement_id text NOT NULL COLLATE pg_catalog."C",
    publish_time bigint NOT NULL,
    record bytea NOT NULL
);
CREATE TABLE public.claim_outlets (
    claim_id text NOT NULL COLLATE pg_catalog."C",
    outlet text NOT NULL COLLATE pg_catalog."C",
    mention_count bigint NOT NULL,
    recency bigint NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.claim_postings (
    term text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    article_id text NOT NULL COLLATE pg_catalog."C",
    ordinal bigint NOT NULL,
    claim_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.claims (
    claim_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    event bigint NOT NULL,
    record bytea NOT NULL,
    is_shared bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.commit_markers (
    marker_id text NOT NULL COLLATE pg_catalog."C",
    commit_time bigint NOT NULL
);
CREATE TABLE public.contradiction_actors (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    contradiction_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.contradiction_articles (
    article_id text NOT NULL COLLATE pg_catalog."C",
    contradiction_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.contradiction_claims (
    claim_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    contradiction_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.contradiction_feed (
    contradiction_id text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    store_time bigint NOT NULL
);
CREATE TABLE public.contradiction_feed_head (
    singleton bigint NOT NULL,
    feed_id text NOT NULL COLLATE pg_catalog."C",
    oldest_position bigint NOT NULL,
    newest_position bigint NOT NULL
);
CREATE TABLE public.contradiction_outlets (
    outlet text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    contradiction_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.contradictions (
    contradiction_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    later_publish_time bigint NOT NULL,
    types bigint NOT NULL,
    scope bigint NOT NULL,
    confidence double precision NOT NULL,
    record bytea NOT NULL,
    dismissal_id text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.curated_actor_names (
    name_id text NOT NULL COLLATE pg_catalog."C",
    actor_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.curated_actors (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    record bytea NOT NULL
);
CREATE TABLE public.curation_version (
    singleton bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.designation_counts (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    outlet text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    designation_count bigint NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.designations (
    article_id text NOT NULL COLLATE pg_catalog."C",
    ordinal bigint NOT NULL,
    actor_id text NOT NULL COLLATE pg_catalog."C",
    outlet text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    field bigint NOT NULL,
    begin_byte bigint NOT NULL,
    end_byte bigint NOT NULL
);
CREATE TABLE public.dismissals (
    dismissal_id text NOT NULL COLLATE pg_catalog."C",
    article_a text NOT NULL COLLATE pg_catalog."C",
    article_b text NOT NULL COLLATE pg_catalog."C",
    dismiss_time bigint NOT NULL,
    record bytea NOT NULL
);
CREATE TABLE public.imported_statements (
    article_id text NOT NULL COLLATE pg_catalog."C",
    source_system text NOT NULL COLLATE pg_catalog."C",
    record bytea NOT NULL
);
CREATE TABLE public.index_versions (
    index_name text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL
);
CREATE TABLE public.isnad_schema (
    singleton bigint NOT NULL,
    version bigint NOT NULL,
    step bigint NOT NULL,
    lease_holder text NOT NULL,
    lease_until bigint NOT NULL
);
CREATE TABLE public.mention_keys (
    mention_key text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    article_id text NOT NULL COLLATE pg_catalog."C",
    ordinal bigint NOT NULL
);
CREATE TABLE public.merged_actors (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    target_id text NOT NULL COLLATE pg_catalog."C",
    merge_time bigint NOT NULL,
    merge_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.name_word_sounds (
    sound text NOT NULL COLLATE pg_catalog."C",
    word text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.reanalysis_queue (
    article_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.requests (
    request_id text NOT NULL COLLATE pg_catalog."C",
    request_fingerprint text NOT NULL COLLATE pg_catalog."C",
    resource_id text NOT NULL COLLATE pg_catalog."C",
    disposition text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    request_time bigint NOT NULL
);
CREATE TABLE public.sketch_bands (
    band bigint NOT NULL,
    publish_time bigint NOT NULL,
    article_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.statement_actors (
    actor_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    article_id text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL
);
CREATE TABLE public.statement_claims (
    claim_id text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    article_id text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL
);
CREATE TABLE public.statement_postings (
    term text NOT NULL COLLATE pg_catalog."C",
    recency bigint NOT NULL,
    article_id text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL
);
CREATE TABLE public.statements (
    statement_id text NOT NULL COLLATE pg_catalog."C",
    article_id text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    recency bigint NOT NULL,
    speaker_id text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL,
    kind bigint NOT NULL,
    record bytea NOT NULL,
    outlet text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    endorsement bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.store_heartbeat (
    singleton bigint NOT NULL,
    beat_time bigint NOT NULL
);
CREATE TABLE public.writer_gate (
    singleton bigint NOT NULL
);
INSERT INTO public.actor_facts VALUES ('ae5g4aq4grtmq3fnif2h', 1, 'ميناء الصيد', 3);
INSERT INTO public.actor_facts VALUES ('ae5g4aq4grtmq3fnif2h', 2, '1', 3);
INSERT INTO public.actor_facts VALUES ('ae5g4aq4grtmq3fnif2h', 3, 'ميناء الصيد', 3);
INSERT INTO public.actor_facts VALUES ('fmpilodi01i8f5h818sr', 1, 'منى الصفدي', 2);
INSERT INTO public.actor_facts VALUES ('fmpilodi01i8f5h818sr', 2, '1', 2);
INSERT INTO public.actor_facts VALUES ('fmpilodi01i8f5h818sr', 3, 'منى الصفدي', 2);
INSERT INTO public.actor_facts VALUES ('ut2ild59rh8rjr8nd68f', 1, 'باسم الراوي', 2);
INSERT INTO public.actor_facts VALUES ('ut2ild59rh8rjr8nd68f', 2, '1', 2);
INSERT INTO public.actor_facts VALUES ('ut2ild59rh8rjr8nd68f', 3, 'باسم الراوي', 2);
INSERT INTO public.actor_facts VALUES ('ut2ild59rh8rjr8nd68f', 4, 'Basim al-Rawi', 1);
INSERT INTO public.actor_facts VALUES ('kcislehsqlo37jphgbu5', 1, 'وفد التجار', 1);
INSERT INTO public.actor_facts VALUES ('kcislehsqlo37jphgbu5', 2, '1', 1);
INSERT INTO public.actor_facts VALUES ('kcislehsqlo37jphgbu5', 3, 'وفد التجار', 1);
INSERT INTO public.actor_facts VALUES ('qh0bd1jetak260m1tplt', 1, 'سوق الخضار', 1);
INSERT INTO public.actor_facts VALUES ('qh0bd1jetak260m1tplt', 2, '1', 1);
INSERT INTO public.actor_facts VALUES ('qh0bd1jetak260m1tplt', 3, 'سوق الخضار', 1);
INSERT INTO public.actor_facts VALUES ('ta71av5cag86q0rfqbpd', 1, 'مجلس الوادي', 2);
INSERT INTO public.actor_facts VALUES ('ta71av5cag86q0rfqbpd', 2, '1', 2);
INSERT INTO public.actor_facts VALUES ('ta71av5cag86q0rfqbpd', 3, 'مجلس الوادي', 2);
INSERT INTO public.actor_facts VALUES ('ut2ild59rh8rjr8nd68f', 3, 'منى الصفدي', 1);
INSERT INTO public.actor_merge_members VALUES ('ut2ild59rh8rjr8nd68f', -1709856000000000, 'merge-undone');
INSERT INTO public.actor_merge_members VALUES ('kcislehsqlo37jphgbu5', -1709856000000000, 'merge-undone');
INSERT INTO public.actor_merge_members VALUES ('ut2ild59rh8rjr8nd68f', -1710028800000000, 'merge-standing');
INSERT INTO public.actor_merge_members VALUES ('fmpilodi01i8f5h818sr', -1710028800000000, 'merge-standing');
INSERT INTO public.actor_merges VALUES ('merge-undone', -1709856000000000, 1, '\x050c6d657267652d756e646f6e6514757432696c643539726838726a72386e6436386601146b6369736c656873716c6f33376a70686762753506d987d8afd9890fd8b4d8aed8b520d988d8a7d8add8af8080faf7dbc6890606d987d8afd9890ad8a7d8abd986d8a7d986018080b5d5dfcb890614757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a000115d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a0000000000000000000115d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a15d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a01146b6369736c656873716c6f33376a70686762753513d988d981d8af20d8a7d984d8aad8acd8a7d8b1000113d988d981d8af20d8a7d984d8aad8acd8a7d8b10000000000000000000113d988d981d8af20d8a7d984d8aad8acd8a7d8b113d988d981d8af20d8a7d984d8aad8acd8a7d8b1');
INSERT INTO public.actor_merges VALUES ('merge-standing', -1710028800000000, 0, '\x050e6d657267652d7374616e64696e6714757432696c643539726838726a72386e643638660114666d70696c6f646930316938663568383138737206d987d8afd9890fd8b4d8aed8b520d988d8a7d8add8af8080f0b2e3d0890600000014757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a000115d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a0000000000000000000115d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a15d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a0114666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a000113d985d986d98920d8a7d984d8b5d981d8afd98a0000000000000000000113d985d986d98920d8a7d984d8b5d981d8afd98a13d985d986d98920d8a7d984d8b5d981d8afd98a');
INSERT INTO public.actor_name_words VALUES ('ميناء', 'ae5g4aq4grtmq3fnif2h', 'ميناء الصيد', 'ميناء الصيد');
INSERT INTO public.actor_name_words VALUES ('الصيد', 'ae5g4aq4grtmq3fnif2h', 'ميناء الصيد', 'ميناء الصيد');
INSERT INTO public.actor_name_words VALUES ('منى', 'fmpilodi01i8f5h818sr', 'منى الصفدي', 'منى الصفدي');
INSERT INTO public.actor_name_words VALUES ('الصفدي', 'fmpilodi01i8f5h818sr', 'منى الصفدي', 'منى الصفدي');
INSERT INTO public.actor_name_words VALUES ('مجلس', 'ta71av5cag86q0rfqbpd', 'مجلس الوادي', 'مجلس الوادي');
INSERT INTO public.actor_name_words VALUES ('الوادي', 'ta71av5cag86q0rfqbpd', 'مجلس الوادي', 'مجلس الوادي');
INSERT INTO public.actor_name_words VALUES ('basim', 'ut2ild59rh8rjr8nd68f', 'Basim al-Rawi', 'basim al rawi');
INSERT INTO public.actor_name_words VALUES ('al', 'ut2ild59rh8rjr8nd68f', 'Basim al-Rawi', 'basim al rawi');
INSERT INTO public.actor_name_words VALUES ('rawi', 'ut2ild59rh8rjr8nd68f', 'Basim al-Rawi', 'basim al rawi');
INSERT INTO public.actor_name_words VALUES ('باسم', 'ut2ild59rh8rjr8nd68f', 'باسم الراوي', 'باسم الراوي');
INSERT INTO public.actor_name_words VALUES ('الراوي', 'ut2ild59rh8rjr8nd68f', 'باسم الراوي', 'باسم الراوي');
INSERT INTO public.actor_name_words VALUES ('وفد', 'kcislehsqlo37jphgbu5', 'وفد التجار', 'وفد التجار');
INSERT INTO public.actor_name_words VALUES ('التجار', 'kcislehsqlo37jphgbu5', 'وفد التجار', 'وفد التجار');
INSERT INTO public.actor_name_words VALUES ('سوق', 'qh0bd1jetak260m1tplt', 'سوق الخضار', 'سوق الخضار');
INSERT INTO public.actor_name_words VALUES ('الخضار', 'qh0bd1jetak260m1tplt', 'سوق الخضار', 'سوق الخضار');
INSERT INTO public.actor_name_words VALUES ('منى', 'ut2ild59rh8rjr8nd68f', 'منى الصفدي', 'منى الصفدي');
INSERT INTO public.actor_name_words VALUES ('الصفدي', 'ut2ild59rh8rjr8nd68f', 'منى الصفدي', 'منى الصفدي');
INSERT INTO public.actor_names VALUES ('ae5g4aq4grtmq3fnif2h', 'ميناء الصيد', 'ميناء الصيد', 3);
INSERT INTO public.actor_names VALUES ('ut2ild59rh8rjr8nd68f', 'Basim al-Rawi', 'basim al rawi', 1);
INSERT INTO public.actor_names VALUES ('ut2ild59rh8rjr8nd68f', 'باسم الراوي', 'باسم الراوي', 2);
INSERT INTO public.actor_names VALUES ('kcislehsqlo37jphgbu5', 'وفد التجار', 'وفد التجار', 1);
INSERT INTO public.actor_names VALUES ('qh0bd1jetak260m1tplt', 'سوق الخضار', 'سوق الخضار', 1);
INSERT INTO public.actor_names VALUES ('ta71av5cag86q0rfqbpd', 'مجلس الوادي', 'مجلس الوادي', 2);
INSERT INTO public.actor_names VALUES ('fmpilodi01i8f5h818sr', 'منى الصفدي', 'منى الصفدي', 2);
INSERT INTO public.actor_names VALUES ('ut2ild59rh8rjr8nd68f', 'منى الصفدي', 'منى الصفدي', 1);
INSERT INTO public.actors VALUES ('ae5g4aq4grtmq3fnif2h', 1, 5, 3, '\x051461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af010115d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af000014733537306864356530666434353331333330646e000000000000', 0, '');
INSERT INTO public.actors VALUES ('qh0bd1jetak260m1tplt', 1, 1, 1, '\x05147168306264316a6574616b3236306d3174706c7413d8b3d988d98220d8a7d984d8aed8b6d8a7d8b1010113d8b3d988d98220d8a7d984d8aed8b6d8a7d8b10000146a65366f32393473636470387532686461717171000000000000', 0, '');
INSERT INTO public.actors VALUES ('ta71av5cag86q0rfqbpd', 1, 2, 2, '\x0514746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a010115d985d8acd984d8b320d8a7d984d988d8a7d8afd98a000014626363616e766c38696e3770326865663932746e000000000000', 0, '');
INSERT INTO public.actors VALUES ('kcislehsqlo37jphgbu5', 1, 1, 1, '\x05146b6369736c656873716c6f33376a70686762753513d988d981d8af20d8a7d984d8aad8acd8a7d8b1010113d988d981d8af20d8a7d984d8aad8acd8a7d8b10000146d74387476393437327538726f64686267737631000000000000', 0, '');
INSERT INTO public.actors VALUES ('fmpilodi01i8f5h818sr', 0, 2, 2, '\x0514666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a000113d985d986d98920d8a7d984d8b5d981d8afd98a000000000014757432696c643539726838726a72386e64363866000000', 0, '');
INSERT INTO public.actors VALUES ('ut2ild59rh8rjr8nd68f', 1, 2, 2, '\x0514757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a010215d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a13d985d986d98920d8a7d984d8b5d981d8afd98a010d426173696d20616c2d52617769001467306a34653971626c6a766a716d7472316d6834000000000000', 0, '');
INSERT INTO public.article_actors VALUES ('k6d63or7cllrfollkfdv', 'ut2ild59rh8rjr8nd68f', '\x0514757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a010115d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a010d426173696d20616c2d5261776900000000000000000215d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a15d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a0d426173696d20616c2d526177690d626173696d20616c2072617769');
INSERT INTO public.article_actors VALUES ('k6d63or7cllrfollkfdv', 'ta71av5cag86q0rfqbpd', '\x0514746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a010115d985d8acd984d8b320d8a7d984d988d8a7d8afd98a0000000000000000000115d985d8acd984d8b320d8a7d984d988d8a7d8afd98a15d985d8acd984d8b320d8a7d984d988d8a7d8afd98a');
INSERT INTO public.article_actors VALUES ('k6d63or7cllrfollkfdv', 'fmpilodi01i8f5h818sr', '\x0514666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a010113d985d986d98920d8a7d984d8b5d981d8afd98a0000000000000000000113d985d986d98920d8a7d984d8b5d981d8afd98a13d985d986d98920d8a7d984d8b5d981d8afd98a');
INSERT INTO public.article_actors VALUES ('k6d63or7cllrfollkfdv', 'ae5g4aq4grtmq3fnif2h', '\x051461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af010115d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af0000000000000000000115d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af15d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af');
INSERT INTO public.article_actors VALUES ('f4aqkektmlrrma5jeki2', 'ta71av5cag86q0rfqbpd', '\x0514746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a010115d985d8acd984d8b320d8a7d984d988d8a7d8afd98a0000000000000000000115d985d8acd984d8b320d8a7d984d988d8a7d8afd98a15d985d8acd984d8b320d8a7d984d988d8a7d8afd98a');
INSERT INTO public.article_actors VALUES ('f4aqkektmlrrma5jeki2', 'fmpilodi01i8f5h818sr', '\x0514666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a010113d985d986d98920d8a7d984d8b5d981d8afd98a0000000000000000000113d985d986d98920d8a7d984d8b5d981d8afd98a13d985d986d98920d8a7d984d8b5d981d8afd98a');
INSERT INTO public.article_actors VALUES ('f4aqkektmlrrma5jeki2', 'ae5g4aq4grtmq3fnif2h', '\x051461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af010115d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af0000000000000000000115d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af15d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af');
INSERT INTO public.article_actors VALUES ('78k4ldot7v586gbo7qft', 'ut2ild59rh8rjr8nd68f', '\x0514757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a010115d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a0000000000000000000115d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a15d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a');
INSERT INTO public.article_actors VALUES ('78k4ldot7v586gbo7qft', 'ae5g4aq4grtmq3fnif2h', '\x051461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af010115d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af0000000000000000000115d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af15d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af');
INSERT INTO public.article_actors VALUES ('2tc755ghbahjcn8jfc9o', 'qh0bd1jetak260m1tplt', '\x05147168306264316a6574616b3236306d3174706c7413d8b3d988d98220d8a7d984d8aed8b6d8a7d8b1010113d8b3d988d98220d8a7d984d8aed8b6d8a7d8b10000000000000000000113d8b3d988d98220d8a7d984d8aed8b6d8a7d8b113d8b3d988d98220d8a7d984d8aed8b6d8a7d8b1');
INSERT INTO public.article_actors VALUES ('2tc755ghbahjcn8jfc9o', 'kcislehsqlo37jphgbu5', '\x05146b6369736c656873716c6f33376a70686762753513d988d981d8af20d8a7d984d8aad8acd8a7d8b1010113d988d981d8af20d8a7d984d8aad8acd8a7d8b10000000000000000000113d988d981d8af20d8a7d984d8aad8acd8a7d8b113d988d981d8af20d8a7d984d8aad8acd8a7d8b1');
INSERT INTO public.article_revisions VALUES ('2tc755ghbahjcn8jfc9o', 1, 'صدى الريف', 'https://example.org/market', 'ar', 'خبر market', 'يزور وفد السوق غدا.', 1709596800000000, 1709600400000000, '', 'qc904icof9rlelj64hpo', '', '');
INSERT INTO public.article_sketches VALUES ('k6d63or7cllrfollkfdv', 1709337600000000, '', '\x050908beb7c1e7b4e8f6b806ce81fc84f8e29dd52ea58dbbc3ecf4ddcc3084ffc1cc9de994be74d6988c8dcfbcbae68901d7ecd29ce4f98e89a801e1b5f1aed4e4b1dcae01abedb3cfcfde8de3b20109c3b6c73397eea9f502a6efe58403c9a6f1a307e4d3b3ce08cef7c8c00aa58ee3f50af4ed98960bb2c0c2c20b09b2c0c2c20bcef7c8c00ac3b6c733a58ee3f50a97eea9f502c9a6f1a307a6efe58403e4d3b3ce08f4ed98960b');
INSERT INTO public.article_sketches VALUES ('f4aqkektmlrrma5jeki2', 1709424000000000, '', '\x050a08a4e2c7f1dee3b2b40afdb0d7cabbcaa9c949a498dbc2daaeb4d64fdca6a0cbb1b8929f51c09295c6bbaec9ec78b8e0e6f5b7fdd68da201f09b878cf78482b0c301f6f7b98e85ffbfc6ce010a9d96a353d3cccacc04f5a2b3fd04c393f98905f3cae4c607ebb7ed900aa790809b0cf8ffb3f40caa9096990da3a0dba90f0aaa9096990da3a0dba90fd3cccacc04f3cae4c607c393f98905ebb7ed900aa790809b0c9d96a353f5a2b3fd04f8ffb3f40c');
INSERT INTO public.article_sketches VALUES ('78k4ldot7v586gbo7qft', 1709510400000000, 'k6d63or7cllrfollkfdv', '\x05030003c3b6c733cef7c8c00ab2c0c2c20b03b2c0c2c20bcef7c8c00ac3b6c733');
INSERT INTO public.article_sketches VALUES ('2tc755ghbahjcn8jfc9o', 1709596800000000, '', '\x05020002fed0d3e80986a0978e0b02fed0d3e80986a0978e0b');
INSERT INTO public.articles VALUES ('k6d63or7cllrfollkfdv', 'الراصد', 'https://example.org/harbour-open', 'ar', 'خبر harbour-open', 'ميناء الصيد مفتوح للمراكب منذ الفجر.
وافق مجلس الوادي على توسعة الرصيف.', 1709337600000000, -1709337600000000, 1709341200000000, 1, '', 'c5tol8u7pleo3cogiqv5', '', '', 1709341200000000);
INSERT INTO public.articles VALUES ('f4aqkektmlrrma5jeki2', 'الميناء', 'https://example.org/harbour-shut', 'ar', 'خبر harbour-shut', 'لم يفتح ميناء الصيد للمراكب هذا الأسبوع.
لم يوافق المجلس على توسعة الرصيف.', 1709424000000000, -1709424000000000, 1709427600000000, 1, '', 'gfrvlapgo9kdqeirs60v', '', '', 1709427600000000);
INSERT INTO public.articles VALUES ('78k4ldot7v586gbo7qft', 'صدى الريف', 'https://example.org/harbour-copied', 'ar', 'خبر harbour-copied', 'ميناء الصيد مفتوح للمراكب منذ الفجر.', 1709510400000000, -1709510400000000, 1709514000000000, 1, 'k6d63or7cllrfollkfdv', 'dac7dkt35k271b5puh1f', '', '', 1709514000000000);
INSERT INTO public.articles VALUES ('2tc755ghbahjcn8jfc9o', 'صدى الريف', 'https://example.org/market', 'ar', 'خبر market', 'زار وفد السوق أمس وغادر.', 1709596800000000, -1709596800000000, 1709600400000000, 2, '', 'c3kv0c80raj6q6m3t6qf', '', '', 1709600400000000);
INSERT INTO public.claim_actors VALUES ('nbafbggseqe1bnipeplj', 1, 'ae5g4aq4grtmq3fnif2h', 1, -1709337600000000);
INSERT INTO public.claim_actors VALUES ('nbafbggseqe1bnipeplj', 1, 'ta71av5cag86q0rfqbpd', 1, -1709337600000000);
INSERT INTO public.claim_actors VALUES ('nbafbggseqe1bnipeplj', 2, 'fmpilodi01i8f5h818sr', 1, -1709337600000000);
INSERT INTO public.claim_actors VALUES ('nbafbggseqe1bnipeplj', 3, 'fmpilodi01i8f5h818sr', 1, -1709337600000000);
INSERT INTO public.claim_actors VALUES ('q4cdnfs8lpeh5k1rcvor', 1, 'ae5g4aq4grtmq3fnif2h', 1, -1709424000000000);
INSERT INTO public.claim_actors VALUES ('q4cdnfs8lpeh5k1rcvor', 2, 'fmpilodi01i8f5h818sr', 1, -1709424000000000);
INSERT INTO public.claim_actors VALUES ('q4cdnfs8lpeh5k1rcvor', 3, 'fmpilodi01i8f5h818sr', 1, -1709424000000000);
INSERT INTO public.claim_actors VALUES ('m35qiv2fodqnpvvv8fgs', 1, 'ae5g4aq4grtmq3fnif2h', 1, -1709424000000000);
INSERT INTO public.claim_actors VALUES ('m35qiv2fodqnpvvv8fgs', 1, 'ta71av5cag86q0rfqbpd', 1, -1709424000000000);
INSERT INTO public.claim_actors VALUES ('m35qiv2fodqnpvvv8fgs', 2, 'ta71av5cag86q0rfqbpd', 1, -1709424000000000);
INSERT INTO public.claim_actors VALUES ('m35qiv2fodqnpvvv8fgs', 4, 'ta71av5cag86q0rfqbpd', 1, -1709424000000000);
INSERT INTO public.claim_actors VALUES ('tjtbucrrk37ol5nn78vs', 1, 'kcislehsqlo37jphgbu5', 1, -1709596800000000);
INSERT INTO public.claim_actors VALUES ('tjtbucrrk37ol5nn78vs', 1, 'qh0bd1jetak260m1tplt', 1, -1709596800000000);
INSERT INTO public.claim_actors VALUES ('q1cvi79887ok719cc65t', 1, 'ae5g4aq4grtmq3fnif2h', 2, -1709510400000000);
INSERT INTO public.claim_actors VALUES ('q1cvi79887ok719cc65t', 2, 'ut2ild59rh8rjr8nd68f', 2, -1709510400000000);
INSERT INTO public.claim_actors VALUES ('q1cvi79887ok719cc65t', 3, 'ut2ild59rh8rjr8nd68f', 2, -1709510400000000);
INSERT INTO public.claim_mentions VALUES ('k6d63or7cllrfollkfdv', 0, 'q1cvi79887ok719cc65t', 'etb1q7629q9a6lrv5ian', 1709337600000000, '\x0514713163766937393838376f6b373139636336357414657462317137363239713961366c72763569616e146b366436336f7237636c6c72666f6c6c6b6664760114757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a00000002004141d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d985d981d8aad988d8ad20d984d984d985d8b1d8a7d983d8a820d985d986d8b020d8a7d984d981d8acd8b10cd8a7d984d8b1d8a7d8b5d8af0cd8a7d984d8b1d8a7d8b5d8af0101808098c7c5a889063606d981d8aad8ad1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af00000001010000000000011bd981d8aad8ad2f61653567346171346772746d7133666e69663268060ad8a7d984d8b5d98ad8af0ad8a7d984d981d8acd8b10ed984d984d985d8b1d8a7d983d8a80ad985d981d8aad988d8ad06d985d986d8b00ad985d98ad986d8a7d8a1');
INSERT INTO public.claim_mentions VALUES ('k6d63or7cllrfollkfdv', 1, 'nbafbggseqe1bnipeplj', '1rpoo73cdtjp51raqn25', 1709337600000000, '\x05146e6261666267677365716531626e697065706c6a143172706f6f37336364746a7035317261716e3235146b366436336f7237636c6c72666f6c6c6b6664760114666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a000000024380013dd988d8a7d981d98220d985d8acd984d8b320d8a7d984d988d8a7d8afd98a20d8b9d984d98920d8aad988d8b3d8b9d8a920d8a7d984d8b1d8b5d98ad9810cd8a7d984d8b1d8a7d8b5d8af0cd8a7d984d8b1d8a7d8b5d8af0101808098c7c5a889060108d988d8a7d981d98214746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af0001010000000000011dd988d8a7d981d9822f7461373161763563616738367130726671627064060cd8a7d984d8b1d8b5d98ad9810cd8a7d984d988d8a7d8afd98a0ad8aad988d8b3d8b9d8a906d8b9d984d98908d985d8acd984d8b308d988d8a7d981d982');
INSERT INTO public.claim_mentions VALUES ('f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor', 'nmj6f9q3005lph0bn53v', 1709424000000000, '\x0514713463646e6673386c706568356b317263766f72146e6d6a36663971333030356c706830626e35337614663461716b656b746d6c72726d61356a656b69320114666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a00000002004848d984d98520d98ad981d8aad8ad20d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d984d984d985d8b1d8a7d983d8a820d987d8b0d8a720d8a7d984d8a3d8b3d8a8d988d8b90ed8a7d984d985d98ad986d8a7d8a10ed8a7d984d985d98ad986d8a7d8a101018080d3a4c9ad89063606d981d8aad8ad1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af00000002010000000000011bd981d8aad8ad2f61653567346171346772746d7133666e69663268070ed8a7d984d8a3d8b3d8a8d988d8b90ad8a7d984d8b5d98ad8af0ed984d984d985d8b1d8a7d983d8a804d984d9850ad985d98ad986d8a7d8a106d987d8b0d8a708d98ad981d8aad8ad');
INSERT INTO public.claim_mentions VALUES ('f4aqkektmlrrma5jeki2', 1, 'm35qiv2fodqnpvvv8fgs', 'ov2h8o1e656900hjo6fg', 1709424000000000, '\x05146d333571697632666f64716e7076767638666773146f763268386f3165363536393030686a6f36666714663461716b656b746d6c72726d61356a656b69320214746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a000000024a85013bd984d98520d98ad988d8a7d981d98220d8a7d984d985d8acd984d8b320d8b9d984d98920d8aad988d8b3d8b9d8a920d8a7d984d8b1d8b5d98ad9810ed8a7d984d985d98ad986d8a7d8a10ed8a7d984d985d98ad986d8a7d8a102018080d3a4c9ad89060108d988d8a7d981d98214746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af0002010000000000011dd988d8a7d981d9822f7461373161763563616738367130726671627064060cd8a7d984d8b1d8b5d98ad9810cd8a7d984d985d8acd984d8b30ad8aad988d8b3d8b9d8a906d8b9d984d98904d984d9850ad98ad988d8a7d981d982');
INSERT INTO public.claim_mentions VALUES ('78k4ldot7v586gbo7qft', 0, 'q1cvi79887ok719cc65t', 'td4t1ku63u58ipv0ggqo', 1709510400000000, '\x0514713163766937393838376f6b37313963633635741474643474316b753633753538697076306767716f1437386b346c646f74377635383667626f377166740114757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a00000002004141d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d985d981d8aad988d8ad20d984d984d985d8b1d8a7d983d8a820d985d986d8b020d8a7d984d981d8acd8b111d8b5d8afd98920d8a7d984d8b1d98ad9810cd8a7d984d8b1d8a7d8b5d8af010180808e82cdb289063606d981d8aad8ad1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af00000001010000000000011bd981d8aad8ad2f61653567346171346772746d7133666e69663268060ad8a7d984d8b5d98ad8af0ad8a7d984d981d8acd8b10ed984d984d985d8b1d8a7d983d8a80ad985d981d8aad988d8ad06d985d986d8b00ad985d98ad986d8a7d8a1');
INSERT INTO public.claim_mentions VALUES ('2tc755ghbahjcn8jfc9o', 0, 'tjtbucrrk37ol5nn78vs', 'eu1sb2jnrf23m0jt0m8g', 1709596800000000, '\x0514746a7462756372726b33376f6c356e6e37387673146575317362326a6e726632336d306a74306d38671432746337353567686261686a636e386a6663396f01000000000002002a2ad8b2d8a7d8b120d988d981d8af20d8a7d984d8b3d988d98220d8a3d985d8b320d988d8bad8a7d8afd8b111d8b5d8afd98920d8a7d984d8b1d98ad98111d8b5d8afd98920d8a7d984d8b1d98ad98101018080c9dfd0b789063606d8b2d8a7d8b1146b6369736c656873716c6f33376a70686762753513d988d981d8af20d8a7d984d8aad8acd8a7d8b1147168306264316a6574616b3236306d3174706c7413d8b3d988d98220d8a7d984d8aed8b6d8a7d8b10001010000000000011bd8b2d8a7d8b12f6b6369736c656873716c6f33376a7068676275350506d8a3d985d8b30ad8a7d984d8b3d988d98206d8b2d8a7d8b10ad988d8bad8a7d8afd8b106d988d981d8af');
INSERT INTO public.claim_outlets VALUES ('nbafbggseqe1bnipeplj', 'الراصد', 1, -1709337600000000);
INSERT INTO public.claim_outlets VALUES ('q4cdnfs8lpeh5k1rcvor', 'الميناء', 1, -1709424000000000);
INSERT INTO public.claim_outlets VALUES ('m35qiv2fodqnpvvv8fgs', 'الميناء', 1, -1709424000000000);
INSERT INTO public.claim_outlets VALUES ('q1cvi79887ok719cc65t', 'صدى الريف', 1, -1709510400000000);
INSERT INTO public.claim_outlets VALUES ('tjtbucrrk37ol5nn78vs', 'صدى الريف', 1, -1709596800000000);
INSERT INTO public.claim_outlets VALUES ('q1cvi79887ok719cc65t', 'الراصد', 1, -1709510400000000);
INSERT INTO public.claim_postings VALUES ('الأسبوع', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor');
INSERT INTO public.claim_postings VALUES ('الرصيف', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1, 'm35qiv2fodqnpvvv8fgs');
INSERT INTO public.claim_postings VALUES ('الرصيف', -1709337600000000, 'k6d63or7cllrfollkfdv', 1, 'nbafbggseqe1bnipeplj');
INSERT INTO public.claim_postings VALUES ('الصيد', -1709510400000000, '78k4ldot7v586gbo7qft', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('الصيد', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor');
INSERT INTO public.claim_postings VALUES ('الصيد', -1709337600000000, 'k6d63or7cllrfollkfdv', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('الفجر', -1709510400000000, '78k4ldot7v586gbo7qft', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('الفجر', -1709337600000000, 'k6d63or7cllrfollkfdv', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('المجلس', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1, 'm35qiv2fodqnpvvv8fgs');
INSERT INTO public.claim_postings VALUES ('الوادي', -1709337600000000, 'k6d63or7cllrfollkfdv', 1, 'nbafbggseqe1bnipeplj');
INSERT INTO public.claim_postings VALUES ('توسعة', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1, 'm35qiv2fodqnpvvv8fgs');
INSERT INTO public.claim_postings VALUES ('توسعة', -1709337600000000, 'k6d63or7cllrfollkfdv', 1, 'nbafbggseqe1bnipeplj');
INSERT INTO public.claim_postings VALUES ('على', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1, 'm35qiv2fodqnpvvv8fgs');
INSERT INTO public.claim_postings VALUES ('على', -1709337600000000, 'k6d63or7cllrfollkfdv', 1, 'nbafbggseqe1bnipeplj');
INSERT INTO public.claim_postings VALUES ('للمراكب', -1709510400000000, '78k4ldot7v586gbo7qft', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('للمراكب', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor');
INSERT INTO public.claim_postings VALUES ('للمراكب', -1709337600000000, 'k6d63or7cllrfollkfdv', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('لم', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor');
INSERT INTO public.claim_postings VALUES ('لم', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1, 'm35qiv2fodqnpvvv8fgs');
INSERT INTO public.claim_postings VALUES ('مجلس', -1709337600000000, 'k6d63or7cllrfollkfdv', 1, 'nbafbggseqe1bnipeplj');
INSERT INTO public.claim_postings VALUES ('مفتوح', -1709510400000000, '78k4ldot7v586gbo7qft', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('مفتوح', -1709337600000000, 'k6d63or7cllrfollkfdv', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('منذ', -1709510400000000, '78k4ldot7v586gbo7qft', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('منذ', -1709337600000000, 'k6d63or7cllrfollkfdv', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('ميناء', -1709510400000000, '78k4ldot7v586gbo7qft', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('ميناء', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor');
INSERT INTO public.claim_postings VALUES ('ميناء', -1709337600000000, 'k6d63or7cllrfollkfdv', 0, 'q1cvi79887ok719cc65t');
INSERT INTO public.claim_postings VALUES ('هذا', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor');
INSERT INTO public.claim_postings VALUES ('وافق', -1709337600000000, 'k6d63or7cllrfollkfdv', 1, 'nbafbggseqe1bnipeplj');
INSERT INTO public.claim_postings VALUES ('يفتح', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0, 'q4cdnfs8lpeh5k1rcvor');
INSERT INTO public.claim_postings VALUES ('يوافق', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1, 'm35qiv2fodqnpvvv8fgs');
INSERT INTO public.claim_postings VALUES ('أمس', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0, 'tjtbucrrk37ol5nn78vs');
INSERT INTO public.claim_postings VALUES ('السوق', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0, 'tjtbucrrk37ol5nn78vs');
INSERT INTO public.claim_postings VALUES ('زار', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0, 'tjtbucrrk37ol5nn78vs');
INSERT INTO public.claim_postings VALUES ('وغادر', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0, 'tjtbucrrk37ol5nn78vs');
INSERT INTO public.claim_postings VALUES ('وفد', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0, 'tjtbucrrk37ol5nn78vs');
INSERT INTO public.claims VALUES ('m35qiv2fodqnpvvv8fgs', -1709424000000000, 1, '\x05146d333571697632666f64716e70767676386667733bd984d98520d98ad988d8a7d981d98220d8a7d984d985d8acd984d8b320d8b9d984d98920d8aad988d8b3d8b9d8a920d8a7d984d8b1d8b5d98ad9810108d988d8a7d981d98214746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af00020100000000', 0);
INSERT INTO public.claims VALUES ('nbafbggseqe1bnipeplj', -1709337600000000, 1, '\x05146e6261666267677365716531626e697065706c6a3dd988d8a7d981d98220d985d8acd984d8b320d8a7d984d988d8a7d8afd98a20d8b9d984d98920d8aad988d8b3d8b9d8a920d8a7d984d8b1d8b5d98ad9810108d988d8a7d981d98214746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af00010100000000', 0);
INSERT INTO public.claims VALUES ('q1cvi79887ok719cc65t', -1709510400000000, 54, '\x0514713163766937393838376f6b373139636336357441d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d985d981d8aad988d8ad20d984d984d985d8b1d8a7d983d8a820d985d986d8b020d8a7d984d981d8acd8b13606d981d8aad8ad1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af000000010100000000', 1);
INSERT INTO public.claims VALUES ('q4cdnfs8lpeh5k1rcvor', -1709424000000000, 54, '\x0514713463646e6673386c706568356b317263766f7248d984d98520d98ad981d8aad8ad20d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d984d984d985d8b1d8a7d983d8a820d987d8b0d8a720d8a7d984d8a3d8b3d8a8d988d8b93606d981d8aad8ad1461653567346171346772746d7133666e6966326815d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af000000020100000000', 0);
INSERT INTO public.claims VALUES ('tjtbucrrk37ol5nn78vs', -1709596800000000, 54, '\x0514746a7462756372726b33376f6c356e6e373876732ad8b2d8a7d8b120d988d981d8af20d8a7d984d8b3d988d98220d8a3d985d8b320d988d8bad8a7d8afd8b13606d8b2d8a7d8b1146b6369736c656873716c6f33376a70686762753513d988d981d8af20d8a7d984d8aad8acd8a7d8b1147168306264316a6574616b3236306d3174706c7413d8b3d988d98220d8a7d984d8aed8b6d8a7d8b100010100000000', 0);
INSERT INTO public.commit_markers VALUES ('bc60a07361514b4fea32ddf5aa5fc0df', 1795403916942821);
INSERT INTO public.commit_markers VALUES ('9304ef1864200159b6d25a9e57a321e5', 1795403917061121);
INSERT INTO public.commit_markers VALUES ('fe37846ecf1109c669c136cf0582bc95', 1795403917118335);
INSERT INTO public.contradiction_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709424000000000, 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_actors VALUES ('fmpilodi01i8f5h818sr', -1709424000000000, 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_actors VALUES ('ut2ild59rh8rjr8nd68f', -1709424000000000, 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709424000000000, 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_actors VALUES ('fmpilodi01i8f5h818sr', -1709424000000000, 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_actors VALUES ('ta71av5cag86q0rfqbpd', -1709424000000000, 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709510400000000, 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_actors VALUES ('fmpilodi01i8f5h818sr', -1709510400000000, 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_actors VALUES ('ut2ild59rh8rjr8nd68f', -1709510400000000, 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_articles VALUES ('k6d63or7cllrfollkfdv', 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_articles VALUES ('f4aqkektmlrrma5jeki2', 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_articles VALUES ('k6d63or7cllrfollkfdv', 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_articles VALUES ('f4aqkektmlrrma5jeki2', 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_articles VALUES ('f4aqkektmlrrma5jeki2', 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_articles VALUES ('78k4ldot7v586gbo7qft', 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_claims VALUES ('q1cvi79887ok719cc65t', -1709424000000000, 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_claims VALUES ('q4cdnfs8lpeh5k1rcvor', -1709424000000000, 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_claims VALUES ('nbafbggseqe1bnipeplj', -1709424000000000, 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_claims VALUES ('m35qiv2fodqnpvvv8fgs', -1709424000000000, 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_claims VALUES ('q4cdnfs8lpeh5k1rcvor', -1709510400000000, 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_claims VALUES ('q1cvi79887ok719cc65t', -1709510400000000, 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_feed VALUES ('us4rg457574ndaf4q1t6', 1, 1795403917050062);
INSERT INTO public.contradiction_feed VALUES ('cbj6pfttb817um145gc3', 2, 1795403917051352);
INSERT INTO public.contradiction_feed VALUES ('ec1v51l488bklngv60kd', 3, 1795403917052271);
INSERT INTO public.contradiction_feed_head VALUES (1, '924bb986ff4198406577583389a35a1b', 1, 3);
INSERT INTO public.contradiction_outlets VALUES ('الراصد', -1709424000000000, 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_outlets VALUES ('الميناء', -1709424000000000, 'us4rg457574ndaf4q1t6');
INSERT INTO public.contradiction_outlets VALUES ('الراصد', -1709424000000000, 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_outlets VALUES ('الميناء', -1709424000000000, 'cbj6pfttb817um145gc3');
INSERT INTO public.contradiction_outlets VALUES ('الميناء', -1709510400000000, 'ec1v51l488bklngv60kd');
INSERT INTO public.contradiction_outlets VALUES ('صدى الريف', -1709510400000000, 'ec1v51l488bklngv60kd');
INSERT INTO public.contradictions VALUES ('us4rg457574ndaf4q1t6', -1709424000000000, 1709424000000000, 2, 2, 0.75, '\x051475733472673435373537346e646166347131743614713163766937393838376f6b373139636336357414657462317137363239713961366c72763569616e146b366436336f7237636c6c72666f6c6c6b6664760cd8a7d984d8b1d8a7d8b5d8af14757432696c643539726838726a72386e64363866020041808098c7c5a8890614713463646e6673386c706568356b317263766f72146e6d6a36663971333030356c706830626e35337614663461716b656b746d6c72726d61356a656b69320ed8a7d984d985d98ad986d8a7d8a114666d70696c6f64693031693866356838313873720200488080d3a4c9ad8906010102000000000000e83f224f6e652061666669726d73207768617420746865206f746865722064656e6965732e31d98ad8abd8a8d8aa20d8a3d8add8afd987d985d8a720d985d8a720d98ad986d981d98ad98720d8a7d984d8a2d8aed8b12e0673616d706c6501318080d3a4c9ad890680a08df7fead8906031461653567346171346772746d7133666e6966326814666d70696c6f646930316938663568383138737214757432696c643539726838726a72386e64363866', '');
INSERT INTO public.contradictions VALUES ('cbj6pfttb817um145gc3', -1709424000000000, 1709424000000000, 2, 2, 0.75, '\x051463626a367066747462383137756d313435676333146e6261666267677365716531626e697065706c6a143172706f6f37336364746a7035317261716e3235146b366436336f7237636c6c72666f6c6c6b6664760cd8a7d984d8b1d8a7d8b5d8af14666d70696c6f646930316938663568383138737202438001808098c7c5a88906146d333571697632666f64716e7076767638666773146f763268386f3165363536393030686a6f36666714663461716b656b746d6c72726d61356a656b69320ed8a7d984d985d98ad986d8a7d8a1147461373161763563616738367130726671627064024a85018080d3a4c9ad8906010102000000000000e83f224f6e652061666669726d73207768617420746865206f746865722064656e6965732e31d98ad8abd8a8d8aa20d8a3d8add8afd987d985d8a720d985d8a720d98ad986d981d98ad98720d8a7d984d8a2d8aed8b12e0673616d706c6501318080d3a4c9ad890680a08df7fead8906031461653567346171346772746d7133666e6966326814666d70696c6f6469303169386635683831387372147461373161763563616738367130726671627064', '');
INSERT INTO public.contradictions VALUES ('ec1v51l488bklngv60kd', -1709510400000000, 1709510400000000, 2, 2, 0.75, '\x05146563317635316c343838626b6c6e677636306b6414713463646e6673386c706568356b317263766f72146e6d6a36663971333030356c706830626e35337614663461716b656b746d6c72726d61356a656b69320ed8a7d984d985d98ad986d8a7d8a114666d70696c6f64693031693866356838313873720200488080d3a4c9ad890614713163766937393838376f6b37313963633635741474643474316b753633753538697076306767716f1437386b346c646f74377635383667626f3771667411d8b5d8afd98920d8a7d984d8b1d98ad98114757432696c643539726838726a72386e6436386602004180808e82cdb28906010102000000000000e83f224f6e652061666669726d73207768617420746865206f746865722064656e6965732e31d98ad8abd8a8d8aa20d8a3d8add8afd987d985d8a720d985d8a720d98ad986d981d98ad98720d8a7d984d8a2d8aed8b12e0673616d706c65013180808e82cdb2890680a0c8d482b38906031461653567346171346772746d7133666e6966326814666d70696c6f646930316938663568383138737214757432696c643539726838726a72386e64363866', '944b5v1ln3hf19pgmhij');
INSERT INTO public.curated_actor_names VALUES ('fmpilodi01i8f5h818sr', 'fmpilodi01i8f5h818sr', 'منى الصفدي');
INSERT INTO public.curated_actor_names VALUES ('r71r6qfk29ekerdld64h', 'fmpilodi01i8f5h818sr', 'أم يوسف');
INSERT INTO public.curated_actors VALUES ('fmpilodi01i8f5h818sr', '\x0514666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a01010dd8a3d98520d98ad988d8b3d9810000000003008080bf9ad8c189068080bf9ad8c18906000213d985d986d98920d8a7d984d8b5d981d8afd98a13d985d986d98920d8a7d984d8b5d981d8afd98a0dd8a3d98520d98ad988d8b3d9810dd8a7d98520d98ad988d8b3d981');
INSERT INTO public.curation_version VALUES (1, 4);
INSERT INTO public.designation_counts VALUES ('ut2ild59rh8rjr8nd68f', 'الراصد', 'حارس الميناء', 1);
INSERT INTO public.designations VALUES ('k6d63or7cllrfollkfdv', 0, 'ut2ild59rh8rjr8nd68f', 'الراصد', 'حارس الميناء', -1709337600000000, 2, 0, 5);
INSERT INTO public.dismissals VALUES ('944b5v1ln3hf19pgmhij', '78k4ldot7v586gbo7qft', 'f4aqkektmlrrma5jeki2', 1710028800000000, '\x0514393434623576316c6e336866313970676d68696a14663461716b656b746d6c72726d61356a656b69321464616337646b7433356b323731623570756831660200480014713463646e6673386c706568356b317263766f721437386b346c646f74377635383667626f3771667414676672766c6170676f396b64716569727336307602004141d984d98520d98ad981d8aad8ad20d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d984d984d985d8b1d8a7d983d8a820d987d8b0d8a720d8a7d984d8a3d814713163766937393838376f6b373139636336357406d987d8afd9890ed985d98ad986d8a7d8a1d8a7d9868080f0b2e3d08906');
INSERT INTO public.imported_statements VALUES ('2tc755ghbahjcn8jfc9o', 'مفهرس', '\x0501146575317362326a6e726632336d306a74306d38671432746337353567686261686a636e386a6663396f040301012ad8b2d8a7d8b120d988d981d8af20d8a7d984d8b3d988d98220d8a3d985d8b320d988d8bad8a7d8afd8b102002a000000000000000114746a7462756372726b33376f6c356e6e373876738080c9dfd0b789060673616d706c65013100');
INSERT INTO public.index_versions VALUES ('name_word_sounds', 1);
INSERT INTO public.index_versions VALUES ('article_sketches', 1);
INSERT INTO public.index_versions VALUES ('findings', 1);
INSERT INTO public.isnad_schema VALUES (1, 3, 0, '', 0);
INSERT INTO public.mention_keys VALUES ('فتح/ae5g4aq4grtmq3fnif2h', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.mention_keys VALUES ('وافق/ta71av5cag86q0rfqbpd', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.mention_keys VALUES ('فتح/ae5g4aq4grtmq3fnif2h', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.mention_keys VALUES ('وافق/ta71av5cag86q0rfqbpd', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.mention_keys VALUES ('فتح/ae5g4aq4grtmq3fnif2h', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.mention_keys VALUES ('زار/kcislehsqlo37jphgbu5', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.merged_actors VALUES ('fmpilodi01i8f5h818sr', 'ut2ild59rh8rjr8nd68f', 1710028800000000, 'merge-standing');
INSERT INTO public.name_word_sounds VALUES ('mn', 'ميناء');
INSERT INTO public.name_word_sounds VALUES ('alsd', 'الصيد');
INSERT INTO public.name_word_sounds VALUES ('sd', 'الصيد');
INSERT INTO public.name_word_sounds VALUES ('mn', 'منى');
INSERT INTO public.name_word_sounds VALUES ('alsfd', 'الصفدي');
INSERT INTO public.name_word_sounds VALUES ('sfd', 'الصفدي');
INSERT INTO public.name_word_sounds VALUES ('mkls', 'مجلس');
INSERT INTO public.name_word_sounds VALUES ('ad', 'الوادي');
INSERT INTO public.name_word_sounds VALUES ('ald', 'الوادي');
INSERT INTO public.name_word_sounds VALUES ('bdm', 'basim');
INSERT INTO public.name_word_sounds VALUES ('bsm', 'basim');
INSERT INTO public.name_word_sounds VALUES ('al', 'al');
INSERT INTO public.name_word_sounds VALUES ('r', 'rawi');
INSERT INTO public.name_word_sounds VALUES ('bsm', 'باسم');
INSERT INTO public.name_word_sounds VALUES ('alr', 'الراوي');
INSERT INTO public.name_word_sounds VALUES ('r', 'الراوي');
INSERT INTO public.name_word_sounds VALUES ('afd', 'وفد');
INSERT INTO public.name_word_sounds VALUES ('altkr', 'التجار');
INSERT INTO public.name_word_sounds VALUES ('tkr', 'التجار');
INSERT INTO public.name_word_sounds VALUES ('sk', 'سوق');
INSERT INTO public.name_word_sounds VALUES ('alhdr', 'الخضار');
INSERT INTO public.name_word_sounds VALUES ('hdr', 'الخضار');
INSERT INTO public.requests VALUES ('7d9f1c52', 'fingerprint', '2tc755ghbahjcn8jfc9o', 'REVISED', 2, 1709596800000000);
INSERT INTO public.sketch_bands VALUES (464393318695984062, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (3362631014611353806, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (3501961743468250789, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (8393675382159605636, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (-8517175625748640682, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (-6335935968673745321, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (-5856712352495543583, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (-5564699863776692565, 1709337600000000, 'k6d63or7cllrfollkfdv');
INSERT INTO public.sketch_bands VALUES (750072667367928100, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.sketch_bands VALUES (5301482589890402429, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.sketch_bands VALUES (5741193928256179236, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.sketch_bands VALUES (5854197667921924956, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.sketch_bands VALUES (8708032533448968512, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.sketch_bands VALUES (-6765712948192497608, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.sketch_bands VALUES (-4368482673048302096, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.sketch_bands VALUES (-3563191763167446026, 1709424000000000, 'f4aqkektmlrrma5jeki2');
INSERT INTO public.statement_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_actors VALUES ('ta71av5cag86q0rfqbpd', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_actors VALUES ('ta71av5cag86q0rfqbpd', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_actors VALUES ('ae5g4aq4grtmq3fnif2h', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_actors VALUES ('kcislehsqlo37jphgbu5', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statement_actors VALUES ('qh0bd1jetak260m1tplt', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statement_claims VALUES ('q1cvi79887ok719cc65t', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_claims VALUES ('nbafbggseqe1bnipeplj', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_claims VALUES ('q4cdnfs8lpeh5k1rcvor', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_claims VALUES ('m35qiv2fodqnpvvv8fgs', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_claims VALUES ('q1cvi79887ok719cc65t', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_claims VALUES ('tjtbucrrk37ol5nn78vs', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statement_postings VALUES ('الأسبوع', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_postings VALUES ('الرصيف', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_postings VALUES ('الرصيف', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_postings VALUES ('الصيد', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_postings VALUES ('الصيد', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_postings VALUES ('الصيد', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_postings VALUES ('الفجر', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_postings VALUES ('الفجر', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_postings VALUES ('المجلس', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_postings VALUES ('الوادي', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_postings VALUES ('توسعة', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_postings VALUES ('توسعة', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_postings VALUES ('على', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_postings VALUES ('على', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_postings VALUES ('للمراكب', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_postings VALUES ('للمراكب', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_postings VALUES ('للمراكب', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_postings VALUES ('لم', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_postings VALUES ('لم', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_postings VALUES ('مجلس', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_postings VALUES ('مفتوح', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_postings VALUES ('مفتوح', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_postings VALUES ('منذ', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_postings VALUES ('منذ', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_postings VALUES ('ميناء', -1709510400000000, '78k4ldot7v586gbo7qft', 0);
INSERT INTO public.statement_postings VALUES ('ميناء', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_postings VALUES ('ميناء', -1709337600000000, 'k6d63or7cllrfollkfdv', 0);
INSERT INTO public.statement_postings VALUES ('هذا', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_postings VALUES ('وافق', -1709337600000000, 'k6d63or7cllrfollkfdv', 1);
INSERT INTO public.statement_postings VALUES ('يفتح', -1709424000000000, 'f4aqkektmlrrma5jeki2', 0);
INSERT INTO public.statement_postings VALUES ('يوافق', -1709424000000000, 'f4aqkektmlrrma5jeki2', 1);
INSERT INTO public.statement_postings VALUES ('أمس', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statement_postings VALUES ('السوق', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statement_postings VALUES ('زار', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statement_postings VALUES ('وغادر', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statement_postings VALUES ('وفد', -1709596800000000, '2tc755ghbahjcn8jfc9o', 0);
INSERT INTO public.statements VALUES ('etb1q7629q9a6lrv5ian', 'k6d63or7cllrfollkfdv', 0, -1709337600000000, 'ut2ild59rh8rjr8nd68f', 1, 3, '\x0514657462317137363239713961366c72763569616e146b366436336f7237636c6c72666f6c6c6b6664760203010141d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d985d981d8aad988d8ad20d984d984d985d8b1d8a7d983d8a820d985d986d8b020d8a7d984d981d8acd8b10200410014757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a000000000114713163766937393838376f6b3731396363363574808098c7c5a889060673616d706c65013100060ad8a7d984d8b5d98ad8af0ad8a7d984d981d8acd8b10ed984d984d985d8b1d8a7d983d8a80ad985d981d8aad988d8ad06d985d986d8b00ad985d98ad986d8a7d8a1', 'الراصد', 1);
INSERT INTO public.statements VALUES ('1rpoo73cdtjp51raqn25', 'k6d63or7cllrfollkfdv', 1, -1709337600000000, 'fmpilodi01i8f5h818sr', 1, 3, '\x05143172706f6f37336364746a7035317261716e3235146b366436336f7237636c6c72666f6c6c6b666476020301013dd988d8a7d981d98220d985d8acd984d8b320d8a7d984d988d8a7d8afd98a20d8b9d984d98920d8aad988d8b3d8b9d8a920d8a7d984d8b1d8b5d98ad981024380010014666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a0000000001146e6261666267677365716531626e697065706c6a808098c7c5a889060673616d706c65013100060cd8a7d984d8b1d8b5d98ad9810cd8a7d984d988d8a7d8afd98a0ad8aad988d8b3d8b9d8a906d8b9d984d98908d985d8acd984d8b308d988d8a7d981d982', 'الراصد', 1);
INSERT INTO public.statements VALUES ('nmj6f9q3005lph0bn53v', 'f4aqkektmlrrma5jeki2', 0, -1709424000000000, 'fmpilodi01i8f5h818sr', 1, 3, '\x05146e6d6a36663971333030356c706830626e35337614663461716b656b746d6c72726d61356a656b69320203010148d984d98520d98ad981d8aad8ad20d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d984d984d985d8b1d8a7d983d8a820d987d8b0d8a720d8a7d984d8a3d8b3d8a8d988d8b90200480014666d70696c6f646930316938663568383138737213d985d986d98920d8a7d984d8b5d981d8afd98a000000000114713463646e6673386c706568356b317263766f728080d3a4c9ad89060673616d706c65013100070ed8a7d984d8a3d8b3d8a8d988d8b90ad8a7d984d8b5d98ad8af0ed984d984d985d8b1d8a7d983d8a804d984d9850ad985d98ad986d8a7d8a106d987d8b0d8a708d98ad981d8aad8ad', 'الميناء', 1);
INSERT INTO public.statements VALUES ('ov2h8o1e656900hjo6fg', 'f4aqkektmlrrma5jeki2', 1, -1709424000000000, 'ta71av5cag86q0rfqbpd', 2, 3, '\x05146f763268386f3165363536393030686a6f36666714663461716b656b746d6c72726d61356a656b6932020302013bd984d98520d98ad988d8a7d981d98220d8a7d984d985d8acd984d8b320d8b9d984d98920d8aad988d8b3d8b9d8a920d8a7d984d8b1d8b5d98ad981024a85010014746137316176356361673836713072667162706415d985d8acd984d8b320d8a7d984d988d8a7d8afd98a0000000001146d333571697632666f64716e70767676386667738080d3a4c9ad89060673616d706c65013100060cd8a7d984d8b1d8b5d98ad9810cd8a7d984d985d8acd984d8b30ad8aad988d8b3d8b9d8a906d8b9d984d98904d984d9850ad98ad988d8a7d981d982', 'الميناء', 1);
INSERT INTO public.statements VALUES ('td4t1ku63u58ipv0ggqo', '78k4ldot7v586gbo7qft', 0, -1709510400000000, 'ut2ild59rh8rjr8nd68f', 1, 3, '\x051474643474316b753633753538697076306767716f1437386b346c646f74377635383667626f377166740203010141d985d98ad986d8a7d8a120d8a7d984d8b5d98ad8af20d985d981d8aad988d8ad20d984d984d985d8b1d8a7d983d8a820d985d986d8b020d8a7d984d981d8acd8b10200410014757432696c643539726838726a72386e6436386615d8a8d8a7d8b3d98520d8a7d984d8b1d8a7d988d98a000000000114713163766937393838376f6b373139636336357480808e82cdb289060673616d706c65013100060ad8a7d984d8b5d98ad8af0ad8a7d984d981d8acd8b10ed984d984d985d8b1d8a7d983d8a80ad985d981d8aad988d8ad06d985d986d8b00ad985d98ad986d8a7d8a1', 'صدى الريف', 1);
INSERT INTO public.statements VALUES ('eu1sb2jnrf23m0jt0m8g', '2tc755ghbahjcn8jfc9o', 0, -1709596800000000, '', 1, 3, '\x05146575317362326a6e726632336d306a74306d38671432746337353567686261686a636e386a6663396f040301012ad8b2d8a7d8b120d988d981d8af20d8a7d984d8b3d988d98220d8a3d985d8b320d988d8bad8a7d8afd8b102002a000000000000000114746a7462756372726b33376f6c356e6e373876738080c9dfd0b789060673616d706c650131000506d8a3d985d8b30ad8a7d984d8b3d988d98206d8b2d8a7d8b10ad988d8bad8a7d8afd8b106d988d981d8af', 'صدى الريف', 1);
INSERT INTO public.store_heartbeat VALUES (1, 0);
ALTER TABLE ONLY public.actor_facts
    ADD CONSTRAINT actor_facts_pkey PRIMARY KEY (actor_id, fact, value);
ALTER TABLE ONLY public.actor_merge_members
    ADD CONSTRAINT actor_merge_members_pkey PRIMARY KEY (actor_id, recency, merge_id);
ALTER TABLE ONLY public.actor_merges
    ADD CONSTRAINT actor_merges_pkey PRIMARY KEY (merge_id);
ALTER TABLE ONLY public.actor_name_words
    ADD CONSTRAINT actor_name_words_pkey PRIMARY KEY (word, actor_id, name, folded);
ALTER TABLE ONLY public.actor_names
    ADD CONSTRAINT actor_names_pkey PRIMARY KEY (actor_id, name, folded);
ALTER TABLE ONLY public.actors
    ADD CONSTRAINT actors_pkey PRIMARY KEY (actor_id);
ALTER TABLE ONLY public.article_actors
    ADD CONSTRAINT article_actors_pkey PRIMARY KEY (article_id, actor_id);
ALTER TABLE ONLY public.article_revisions
    ADD CONSTRAINT article_revisions_pkey PRIMARY KEY (article_id, revision);
ALTER TABLE ONLY public.article_sketches
    ADD CONSTRAINT article_sketches_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.claim_actors
    ADD CONSTRAINT claim_actors_pkey PRIMARY KEY (claim_id, role, actor_id);
ALTER TABLE ONLY public.claim_mentions
    ADD CONSTRAINT claim_mentions_pkey PRIMARY KEY (article_id, ordinal);
ALTER TABLE ONLY public.claim_outlets
    ADD CONSTRAINT claim_outlets_pkey PRIMARY KEY (claim_id, outlet);
ALTER TABLE ONLY public.claim_postings
    ADD CONSTRAINT claim_postings_pkey PRIMARY KEY (term, recency, article_id, ordinal);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (claim_id);
ALTER TABLE ONLY public.commit_markers
    ADD CONSTRAINT commit_markers_pkey PRIMARY KEY (marker_id);
ALTER TABLE ONLY public.contradiction_actors
    ADD CONSTRAINT contradiction_actors_pkey PRIMARY KEY (actor_id, recency, contradiction_id);
ALTER TABLE ONLY public.contradiction_articles
    ADD CONSTRAINT contradiction_articles_pkey PRIMARY KEY (article_id, contradiction_id);
ALTER TABLE ONLY public.contradiction_claims
    ADD CONSTRAINT contradiction_claims_pkey PRIMARY KEY (claim_id, recency, contradiction_id);
ALTER TABLE ONLY public.contradiction_feed_head
    ADD CONSTRAINT contradiction_feed_head_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.contradiction_feed
    ADD CONSTRAINT contradiction_feed_pkey PRIMARY KEY (contradiction_id);
ALTER TABLE ONLY public.contradiction_outlets
    ADD CONSTRAINT contradiction_outlets_pkey PRIMARY KEY (outlet, recency, contradiction_id);
ALTER TABLE ONLY public.contradictions
    ADD CONSTRAINT contradictions_pkey PRIMARY KEY (contradiction_id);
ALTER TABLE ONLY public.curated_actor_names
    ADD CONSTRAINT curated_actor_names_pkey PRIMARY KEY (name_id, actor_id);
ALTER TABLE ONLY public.curated_actors
    ADD CONSTRAINT curated_actors_pkey PRIMARY KEY (actor_id);
ALTER TABLE ONLY public.curation_version
    ADD CONSTRAINT curation_version_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.designation_counts
    ADD CONSTRAINT designation_counts_pkey PRIMARY KEY (actor_id, outlet, title);
ALTER TABLE ONLY public.designations
    ADD CONSTRAINT designations_pkey PRIMARY KEY (article_id, ordinal);
ALTER TABLE ONLY public.dismissals
    ADD CONSTRAINT dismissals_pkey PRIMARY KEY (dismissal_id);
ALTER TABLE ONLY public.imported_statements
    ADD CONSTRAINT imported_statements_pkey PRIMARY KEY (article_id, source_system);
ALTER TABLE ONLY public.index_versions
    ADD CONSTRAINT index_versions_pkey PRIMARY KEY (index_name);
ALTER TABLE ONLY public.isnad_schema
    ADD CONSTRAINT isnad_schema_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.mention_keys
    ADD CONSTRAINT mention_keys_pkey PRIMARY KEY (mention_key, recency, article_id, ordinal);
ALTER TABLE ONLY public.merged_actors
    ADD CONSTRAINT merged_actors_pkey PRIMARY KEY (actor_id);
ALTER TABLE ONLY public.name_word_sounds
    ADD CONSTRAINT name_word_sounds_pkey PRIMARY KEY (sound, word);
ALTER TABLE ONLY public.reanalysis_queue
    ADD CONSTRAINT reanalysis_queue_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.requests
    ADD CONSTRAINT requests_pkey PRIMARY KEY (request_id);
ALTER TABLE ONLY public.sketch_bands
    ADD CONSTRAINT sketch_bands_pkey PRIMARY KEY (band, publish_time, article_id);
ALTER TABLE ONLY public.statement_actors
    ADD CONSTRAINT statement_actors_pkey PRIMARY KEY (actor_id, recency, article_id, "position");
ALTER TABLE ONLY public.statement_claims
    ADD CONSTRAINT statement_claims_pkey PRIMARY KEY (claim_id, recency, article_id, "position");
ALTER TABLE ONLY public.statement_postings
    ADD CONSTRAINT statement_postings_pkey PRIMARY KEY (term, recency, article_id, "position");
ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_pkey PRIMARY KEY (statement_id);
ALTER TABLE ONLY public.store_heartbeat
    ADD CONSTRAINT store_heartbeat_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.writer_gate
    ADD CONSTRAINT writer_gate_pkey PRIMARY KEY (singleton);
CREATE INDEX actor_merges_by_time ON public.actor_merges USING btree (recency, merge_id);
CREATE INDEX actors_by_kind ON public.actors USING btree (kind, actor_id);
CREATE INDEX actors_by_origin ON public.actors USING btree (origin, actor_id);
CREATE INDEX actors_by_wikidata ON public.actors USING btree (wikidata_id, actor_id);
CREATE INDEX article_actors_by_actor ON public.article_actors USING btree (actor_id, article_id);
CREATE INDEX articles_by_content ON public.articles USING btree (outlet, content_hash, publish_time, article_id);
CREATE INDEX articles_by_external_id ON public.articles USING btree (external_id, recency, article_id);
CREATE INDEX articles_by_first_ingest ON public.articles USING btree (first_ingest_time, article_id, outlet, publish_time, rules_version);
CREATE INDEX articles_by_original ON public.articles USING btree (duplicate_of, recency, article_id);
CREATE INDEX articles_by_outlet ON public.articles USING btree (outlet, recency, article_id);
CREATE INDEX articles_by_time ON public.articles USING btree (recency, article_id);
CREATE INDEX articles_by_url ON public.articles USING btree (url, recency, article_id);
CREATE INDEX claim_actors_by_actor ON public.claim_actors USING btree (actor_id, role, recency, claim_id);
CREATE INDEX claim_mentions_by_claim ON public.claim_mentions USING btree (claim_id, publish_time, statement_id, ordinal);
CREATE INDEX claim_outlets_by_outlet ON public.claim_outlets USING btree (outlet, recency, claim_id);
CREATE INDEX claims_by_event ON public.claims USING btree (event, recency, claim_id);
CREATE INDEX claims_by_shared ON public.claims USING btree (is_shared, recency, claim_id);
CREATE INDEX claims_by_time ON public.claims USING btree (recency, claim_id);
CREATE INDEX commit_markers_by_time ON public.commit_markers USING btree (commit_time, marker_id);
CREATE INDEX contradiction_feed_by_position ON public.contradiction_feed USING btree ("position", store_time, contradiction_id);
CREATE INDEX contradictions_by_time ON public.contradictions USING btree (recency, contradiction_id);
CREATE INDEX designations_by_title ON public.designations USING btree (actor_id, outlet, title, recency, article_id, ordinal);
CREATE INDEX dismissals_by_articles ON public.dismissals USING btree (article_a, article_b, dismiss_time, dismissal_id);
CREATE INDEX merged_actors_by_target ON public.merged_actors USING btree (target_id, merge_time, merge_id, actor_id);
CREATE INDEX requests_by_time ON public.requests USING btree (request_time, request_id);
CREATE INDEX statements_by_article ON public.statements USING btree (article_id, "position");
CREATE INDEX statements_by_outlet ON public.statements USING btree (outlet, recency, article_id, "position");
CREATE INDEX statements_by_speaker ON public.statements USING btree (speaker_id, recency, article_id, "position");
CREATE INDEX statements_by_time ON public.statements USING btree (recency, article_id, "position");
