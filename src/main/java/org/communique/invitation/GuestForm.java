package org.communique.invitation;

import java.text.Normalizer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.communique.coalition.EvidenceFile;
import org.communique.coalition.EvidenceUpload;
import org.communique.signon.OwnWords;
import org.communique.signon.RecordedAnswer.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in.
 *
 * @param choice {@code sign}, {@code reserve} or {@code decline}
 * @param hash   of the text that was on the page
 * @param file   that shows the authority to answer, if there is one
 */
record GuestForm(
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
        FILE,
        OTHER_TEXT
    }

    GuestForm {
        name = line(name);
        role = line(role);
    }

    static GuestForm empty() {
        return new GuestForm("", "", "", "", "", "", null);
    }

    Set<Problem> problems() {
        var problems = EnumSet.noneOf(Problem.class);
        if (name.isEmpty() || name.length() > GuestAnswer.LONGEST) {
            problems.add(Problem.NAME);
        }
        if (role.isEmpty() || role.length() > GuestAnswer.LONGEST) {
            problems.add(Problem.ROLE);
        }
        if (!Set.of("sign", "reserve", "decline").contains(choice)) {
            problems.add(Problem.CHOICE);
        }
        var words = words();
        if (choice.equals("reserve") && (words == null || words.isBlank())) {
            problems.add(Problem.RESERVATION);
        }
        if (words != null && words.length() > OwnWords.LONGEST) {
            problems.add(Problem.TOO_LONG);
        }
        if (file != null && !file.isAcceptable()) {
            problems.add(Problem.FILE);
        }
        return problems;
    }

    /** @param kept the file, where there is one */
    GuestAnswer answer(EvidenceFile.@Nullable Named kept, Instant at) {
        return new GuestAnswer(
                choice.equals("decline") ? Answer.DECLINED : Answer.SIGNED, name, role, words(), kept, at);
    }

    private @Nullable String words() {
        return switch (choice) {
            case "reserve" -> reservation;
            case "decline" -> reason.isBlank() ? null : reason;
            default -> null;
        };
    }

    /** On one line, without characters that hide or reorder others, so that it is safe in a mail's header. */
    static String line(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ")
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}&&[^\\u200c\\u200d]]", "")
                .strip();
    }
}
