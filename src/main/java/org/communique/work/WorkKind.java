package org.communique.work;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** What is done, and what processor time and memory one piece of it may use. Ordinary texts need a hundredth of it. */
public enum WorkKind {
    /** Markdown, a quotation in a text. */
    PARSE(Duration.ofSeconds(5), DataSize.ofGigabytes(1)),
    COMPARISON(Duration.ofSeconds(10), DataSize.ofGigabytes(2)),
    SEARCH(Duration.ofSeconds(5), DataSize.ofGigabytes(1)),
    /** The names of all organisations are compared with those that want to join. */
    DUPLICATES(Duration.ofSeconds(30), DataSize.ofGigabytes(4)),
    /** All of a draft is read from its log, so that it can be edited. */
    DRAFT(Duration.ofSeconds(30), DataSize.ofGigabytes(2)),
    /** A file in any format. */
    IMPORT(Duration.ofSeconds(30), DataSize.ofGigabytes(4)),
    /** A file or a page from a text. */
    RENDERING(Duration.ofSeconds(60), DataSize.ofGigabytes(8));

    private final Duration time;
    private final DataSize memory;

    WorkKind(Duration time, DataSize memory) {
        this.time = time;
        this.memory = memory;
    }

    Duration time() {
        return time;
    }

    DataSize memory() {
        return memory;
    }
}
