package org.communique.amendment.api;

import java.util.List;
import org.communique.amendment.file.FileChange;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.amendment.file.ReadFile.Author;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/**
 * What a file changes.
 *
 * @param against   the text that it was made from, or is compared with: {@code copy}, {@code begun}, {@code draft}, {@code earlier} (the draft or copy when the file was made), {@code before-changes}, or the number of a version
 * @param assumed   whether nothing shows that the file was made from that: what others wrote between that text and the one that it was made from is then among what it changes
 * @param claim     what became of what the file says of that
 * @param authors   who made the tracked changes, by the names that the file has, and whether these count; those of others are read as rejected
 * @param revision  of the text of today, with the changes if they were brought in; null if they were, and the text could not be compared again at that moment
 * @param changes   as they stand in that text; null with the revision
 * @param losses    what the file has and a statement cannot keep
 * @param broughtIn how many changes were made in the text
 */
record ChangesOfFile(
        String against,
        boolean assumed,
        Claim claim,
        boolean tracked,
        List<Author> authors,
        @Nullable Long revision,
        @Nullable List<ChangeOfFile> changes,
        List<ImportLoss> losses,
        int broughtIn) {

    /**
     * One thing that a file changes.
     *
     * @param passage the number in the margin, in the text of today, of the first passage that it is about, or of the one before it
     * @param added   whether it only adds passages
     * @param before  in Markdown, as the text of today has it; if it does not apply, as the text has it that the file is compared with
     * @param after   in Markdown, with what others changed in it since
     * @param today   in Markdown; if it does not apply, what the text of today has there
     */
    record ChangeOfFile(
            Standing standing,
            Tracking tracking,
            int passage,
            boolean added,
            String before,
            String after,
            String today) {

        static ChangeOfFile of(FileChange change) {
            return new ChangeOfFile(
                    change.standing(),
                    change.tracking(),
                    change.passage(),
                    change.added(),
                    CanonicalText.of(change.before()),
                    CanonicalText.of(change.after()),
                    CanonicalText.of(change.today()));
        }
    }

    static ChangesOfFile of(Compared compared, int broughtIn) {
        return of(
                compared,
                compared.revision(),
                compared.changes().stream().map(ChangeOfFile::of).toList(),
                broughtIn);
    }

    /** @param compared with the text before they were */
    static ChangesOfFile broughtInOnly(Compared compared, int broughtIn) {
        return of(compared, null, null, broughtIn);
    }

    private static ChangesOfFile of(
            Compared compared, @Nullable Long revision, @Nullable List<ChangeOfFile> changes, int broughtIn) {
        return new ChangesOfFile(
                compared.choice().value(),
                compared.assumed(),
                compared.file().claim(),
                compared.file().tracked(),
                compared.file().authors(),
                revision,
                changes,
                compared.file().losses(),
                broughtIn);
    }
}
