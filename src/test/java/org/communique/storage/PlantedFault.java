package org.communique.storage;

/** What is wrong with a server, and the line in which {@code ./run check-servers} has to say so. */
enum PlantedFault {
    STANDALONE("MongoDB, Start: MongoDB is a standalone server"),
    OLD_VERSION("MongoDB, Start: MongoDB is version 6.0.19."),
    WITHOUT_MAJORITY("MongoDB, Start: MongoDB does not confirm that a majority"),
    WRONG_CLOCK("MongoDB, Clock: It is 89 s ahead of that of this machine."),
    FULL_DISK("MongoDB, Free space: 1.0 of 100.0 GB are free."),
    OLD_FEATURES("MongoDB, Feature compatibility: It is 6.0, and"),
    RIGHTS_MISSING("MongoDB, Rights: failed: error 13"),
    MEMBER_DOWN("MongoDB, Members: Member 2 ((not reachable/healthy)) is not a working member."),
    ARBITER("MongoDB, Arbiters: Member 2 (ARBITER) holds no data."),
    TWO_MEMBERS("MongoDB, Voting members: There are two."),
    MEMBER_BEHIND("MongoDB, Replication: Member 2 (SECONDARY) is more than 30 s behind."),
    NOT_JOURNALED("MongoDB, Journal: A majority can have a write that is in no journal."),
    FOREIGN_DATABASE("MongoDB, Database of its own: There is a database coalition_check that is not of a check."),
    SLOW("MongoDB, Latency: 100 majority writes took"),
    WRITES_TWICE("MongoDB, Retryable writes: A write that is sent again takes effect again."),
    STREAM_LOSES("MongoDB, Change stream: "),
    SMALL_DOCUMENTS("MongoDB, Large document: failed: error 10334"),
    NO_TIME_LIMIT("MongoDB, Time limits: A command with a limit of 100 ms went on for"),
    INDEX_REFUSED("MongoDB, Indexes: MongoDB cannot build the index"),
    DUPLICATES_ACCEPTED(
            "MongoDB, Unique indexes: Not all 9 unique indexes refuse a second document with the same values; exceptions: 9."),
    COMMAND_REFUSED("MongoDB, Commands: Not all "),
    COMMAND_HANGS("MongoDB, Commands: Not all "),
    UPDATE_WITHOUT_EFFECT("MongoDB, Commands: Not all "),
    COLLECTION_SCAN("MongoDB, Plans: Not all "),
    NO_PLANS("MongoDB, Plans: Not all "),
    POSTGRES_PASSWORD("PostgreSQL, Start: failed: it does not accept the user name"),
    POSTGRES_ENCODING("PostgreSQL, Encoding: It is LATIN1"),
    POSTGRES_READ_ONLY("PostgreSQL, Transactions: failed: it is read-only"),
    POSTGRES_RIGHTS("PostgreSQL, Transactions: failed: the user may not do this"),
    POSTGRES_CONNECTIONS("PostgreSQL, Connections: Only 4 of 10 can be opened at once: there are no more connections");

    final String line;

    PlantedFault(String line) {
        this.line = line;
    }

    boolean isOfPostgres() {
        return line.startsWith("PostgreSQL");
    }
}
