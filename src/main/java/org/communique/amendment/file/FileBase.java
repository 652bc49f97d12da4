package org.communique.amendment.file;

import java.util.Map;
import java.util.Optional;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.creation.ImportedOrigin;
import org.communique.statement.creation.ImportedOrigin.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Of which text a file was made. What the file says of that only tells where to look: a text is taken to be the one if its hash is what the
 * file says, or if it is the file's own with its changes rejected.
 */
sealed interface FileBase {

    /** It says that it was made of another statement, which may or may not exist. */
    record OfAnotherStatement() implements FileBase {}

    record Known(BaseChoice choice, Claim claim) implements FileBase {}

    /** A person has to say with which text it is to be compared. */
    record Unknown(Claim claim) implements FileBase {}

    /**
     * @param statement that the file is to change
     * @param origin    what the file says; null for nothing
     * @param before    of its text with the changes rejected that it tracks
     * @param known     the texts that it can have been made of, the likeliest first
     */
    static FileBase of(
            StatementId statement, @Nullable ImportedOrigin origin, TextHash before, Map<BaseChoice, TextHash> known) {
        if (origin == null) {
            return byText(before, known, Claim.NONE);
        }
        return origin.statement().equals(statement)
                ? claimed(origin, before, known)
                        .<FileBase>map(choice -> new Known(choice, Claim.HOLDS))
                        .orElseGet(() -> byText(before, known, Claim.DIFFERS))
                : new OfAnotherStatement();
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

    private static FileBase byText(TextHash before, Map<BaseChoice, TextHash> known, Claim claim) {
        return first(before, known)
                .<FileBase>map(choice -> new Known(choice, claim))
                .orElseGet(() -> new Unknown(claim));
    }

    private static Optional<BaseChoice> first(TextHash hash, Map<BaseChoice, TextHash> known) {
        return known.entrySet().stream()
                .filter(text -> text.getValue().equals(hash))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
