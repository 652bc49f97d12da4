package org.communique.amendment.file;

import java.util.Map;
import java.util.Optional;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.file.FileOrigin.Kind;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.creation.ImportedOrigin;
import org.jspecify.annotations.Nullable;

/**
 * Of which text a file was made. What the file says of that only tells where to look: a text is taken to be the one if its hash is what the
 * file says, or if the file says nothing and has that text with its changes rejected. A file that was made of a text which is gone may have
 * another one with its changes rejected, as a draft has that went out with changes since a version: taken for made of the version, it would
 * put those changes in again.
 *
 * @param choice empty if a person has to say with which text it is to be compared
 */
record FileBase(Optional<BaseChoice> choice, Claim claim) {

    /**
     * Empty if the file says that it was made of another statement, which may or may not exist. This statement can have been made from that
     * very file: then it says before its changes what the round began with, and is taken as if it said nothing.
     */
    static Optional<FileBase> of(
            StatementId statement, @Nullable ImportedOrigin origin, TextHash before, Map<BaseChoice, TextHash> known) {
        if (origin == null || origin.statement().equals(statement)) {
            return Optional.of(of(origin, before, known));
        }
        return before.equals(known.get(BaseChoice.of(BaseChoice.Kind.BEGUN)))
                ? Optional.of(of(null, before, known))
                : Optional.empty();
    }

    /**
     * @param origin what the file says; null for nothing
     * @param before of its text with the changes rejected that it tracks
     * @param known  the texts that it can have been made of, the likeliest first
     */
    static FileBase of(@Nullable ImportedOrigin origin, TextHash before, Map<BaseChoice, TextHash> known) {
        if (origin == null) {
            return new FileBase(first(before, known), Claim.NONE);
        }
        var claimed = claimed(origin, before, known);
        return new FileBase(claimed, claimed.isPresent() ? Claim.HOLDS : Claim.DIFFERS);
    }

    /** Whether a hash shows that the file was made of a text. */
    boolean proves(BaseChoice text, Map<BaseChoice, TextHash> known) {
        return choice.filter(found ->
                        found.equals(text) || known.get(found) instanceof TextHash hash && hash.equals(known.get(text)))
                .isPresent();
    }

    private static Optional<BaseChoice> claimed(
            ImportedOrigin origin, TextHash before, Map<BaseChoice, TextHash> known) {
        if (origin.version() instanceof Integer version) {
            var choice = BaseChoice.ofVersion(version);
            return Optional.of(choice).filter(named -> origin.hash().equals(known.get(named)));
        }
        if (origin.kind() == Kind.VERSION || origin.kind() == Kind.PUBLICATION) {
            return Optional.empty();
        }
        return first(origin.hash(), known)
                .or(() -> Optional.of(BaseChoice.of(BaseChoice.Kind.BEFORE_CHANGES))
                        .filter(_ -> origin.hash().equals(before)));
    }

    private static Optional<BaseChoice> first(TextHash hash, Map<BaseChoice, TextHash> known) {
        return known.entrySet().stream()
                .filter(text -> text.getValue().equals(hash))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
