package org.communique.signon.answer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * An answer that an organisation gave in another way than through a representative here.
 *
 * @param hash          of the text that it answered to
 * @param decidingUntil the day on which it will answer, if that is the answer
 */
public record RecordedAnswer(
        VersionId version,
        OrganisationId organisation,
        TextHash hash,
        Answer answer,
        AnswerContent content,
        @Nullable LocalDate decidingUntil,
        Source source) {

    public static final int LONGEST_SPEAKER = 200;
    public static final int LONGEST_EVIDENCE = 500;

    public RecordedAnswer {
        requireNonNull(hash, "hash");
        requireNonNull(answer, "answer");
        if ((answer == Answer.DECIDING) != (decidingUntil != null)) {
            throw new IllegalArgumentException("a day belongs to those who are deciding");
        }
    }

    /** By its own link, which needs no coordinator: only a signature does. */
    boolean isOwnAct() {
        return source.channel().isByOwnLink() && answer != Answer.SIGNED;
    }

    /**
     * Where it comes from.
     *
     * @param speaker  who spoke for the organisation, with their position
     * @param evidence how the coalition knows
     * @param said     when it was said, if a later answer by the organisation itself takes precedence
     */
    public record Source(
            String speaker,
            AnswerChannel channel,
            String evidence,
            @Nullable Instant said) {

        public Source {
            speaker = ShortText.checkedLine(speaker, LONGEST_SPEAKER);
            requireNonNull(channel, "channel");
            evidence = ShortText.checkedLine(evidence, LONGEST_EVIDENCE);
        }

        public Source(String speaker, AnswerChannel channel, String evidence) {
            this(speaker, channel, evidence, null);
        }
    }

    public enum Answer {
        SIGNED,
        DECLINED,
        DECIDING,
        /** It takes its signature back. */
        WITHDRAWN
    }
}
