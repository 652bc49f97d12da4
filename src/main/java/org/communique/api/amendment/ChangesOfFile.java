package org.communique.api.amendment;

import java.util.List;
import org.communique.amendment.file.FileChange;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.amendment.file.ReadFile.Author;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;

/**
 * What a file changes.
 *
 * @param against   the text that it was made from, or is compared with: {@code copy}, {@code begun}, {@code draft}, {@code before-changes}, or the number of a version
 * @param assumed   whether that is the copy or draft as it is now, although nothing shows that the file was made from it: what others wrote since the file was made is then among what it deletes
 * @param claim     what became of what the file says of that
 * @param authors   who made the tracked changes, by the names that the file has, and whether these count; those of others are read as rejected
 * @param revision  of the text of today, with the changes if they were brought in
 * @param changes   as they stand in that text
 * @param losses    what the file has and a statement cannot keep
 * @param broughtIn how many changes were made in the text
 */
record ChangesOfFile(
        String against,
        boolean assumed,
        Claim claim,
        boolean tracked,
        List<Author> authors,
        long revision,
        List<ChangeOfFile> changes,
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
        return new ChangesOfFile(
                compared.choice().value(),
                compared.assumed(),
                compared.file().claim(),
                compared.file().tracked(),
                compared.file().authors(),
                compared.revision(),
                compared.changes().stream().map(ChangeOfFile::of).toList(),
                compared.file().losses(),
                broughtIn);
    }
}
