package org.communique.exchange;

import java.time.Instant;
import org.communique.comment.Conversation;
import org.communique.publishing.office.export.FileOrigin;
import org.communique.publishing.office.export.Reviser;
import org.communique.statement.StatementId;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/**
 * A text as it was read for a file.
 *
 * @param version  null for the draft
 * @param revision null for a version
 * @param author   who stands behind it
 */
record ChosenText(
        RichText text,
        String title,
        String language,
        @Nullable Integer version,
        @Nullable Long revision,
        String author,
        Instant at,
        Conversation conversation) {

    Reviser reviser(boolean origin) {
        var reviser = new Reviser(author, at);
        return origin ? reviser : reviser.onTheDay();
    }

    FileOrigin origin(StatementId statement) {
        return new FileOrigin(
                version == null ? FileOrigin.Kind.DRAFT : FileOrigin.Kind.VERSION,
                statement.value(),
                version,
                revision,
                TextFileService.hash(text));
    }
}
