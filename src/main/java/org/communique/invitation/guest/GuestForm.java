package org.communique.invitation.guest;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.invitation.GuestAnswer;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * A submitted form.
 *
 * @param choice {@code sign}, {@code reserve} or {@code decline}
 * @param hash   of the text that was on the page
 * @param file   evidence of the authority to answer, if any
 */
public record GuestForm(
        String name,
        String role,
        String choice,
        String reservation,
        String reason,
        String hash,
        @Nullable EvidenceUpload file) {

    enum Problem {
        NAME,
        ROLE,
        CHOICE,
        RESERVATION,
        TOO_LONG,
        CHARACTER,
        FILE,
        OTHER_TEXT
    }

    public GuestForm {
        name = ShortText.line(name, GuestAnswer.LONGEST);
        role = ShortText.line(role, GuestAnswer.LONGEST);
        reservation = ShortText.lines(reservation, AnswerContent.LONGEST);
        reason = ShortText.lines(reason, AnswerContent.LONGEST);
    }

    static GuestForm empty() {
        return new GuestForm("", "", "", "", "", "", null);
    }

    /** What the file is, is found when the answer is stored. */
    Set<Problem> problems() {
        var problems = EnumSet.noneOf(Problem.class);
        problem(name, Problem.NAME).ifPresent(problems::add);
        problem(role, Problem.ROLE).ifPresent(problems::add);
        if (!Set.of("sign", "reserve", "decline").contains(choice)) {
            problems.add(Problem.CHOICE);
        }
        var words = words();
        if (words != null) {
            ShortText.problem(words, AnswerContent.LONGEST)
                    .map(problem -> switch (problem) {
                        case ShortText.Problem.Empty _ -> Problem.RESERVATION;
                        case ShortText.Problem.TooLong _ -> Problem.TOO_LONG;
                        case ShortText.Problem.Unusable _ -> Problem.CHARACTER;
                    })
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> problem(String line, Problem emptyOrTooLong) {
        return ShortText.problem(line, GuestAnswer.LONGEST)
                .map(problem -> problem instanceof ShortText.Problem.Unusable ? Problem.CHARACTER : emptyOrTooLong);
    }

    /** The first character that is not allowed in any field; empty if there is none. */
    public String unusableCharacter() {
        return ShortText.unusable(name, role, reservation, reason);
    }

    /** @param evidence the file, where there is one */
    GuestAnswer answer(EvidenceFile.@Nullable Named evidence, Instant at) {
        return new GuestAnswer(
                choice.equals("decline") ? Answer.DECLINED : Answer.SIGNED,
                name,
                role,
                AnswerContent.of(words()),
                evidence,
                at);
    }

    private @Nullable String words() {
        return switch (choice) {
            case "reserve" -> reservation;
            case "decline" -> reason.isEmpty() ? null : reason;
            default -> null;
        };
    }
}
