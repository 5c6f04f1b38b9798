-- What is counted of this province's verdicts: the tables of ../0005_statistics.sql, which says what each column means.

create table obstacles (
    month    bigint not null,
    issuing  bigint not null,
    relying  bigint not null,
    type     text   collate "C" not null,
    suites   bigint not null,
    seal     bigint not null,
    reason   text   collate "C" not null,
    verdicts bigint not null,
    primary key (month, issuing, relying, type, suites, seal, reason)
);

create table verdicts (
    month       bigint not null,
    issuing     bigint not null,
    relying     bigint not null,
    recognition bigint not null,
    duration    bigint not null,
    verdicts    bigint not null,
    primary key (month, issuing, relying, recognition, duration)
);
