package org.communique.amendment.file;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.file.ReadFile.OfAnotherStatement;
import org.communique.amendment.file.ReadFile.Unmatched;
import org.communique.amendment.file.ReadFile.Unreadable;
import org.communique.amendment.file.ReadFile.Uploaded;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.draft.DraftText;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.ReplacementOutcome.ChangedMeanwhile;
import org.communique.text.document.RichText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Brings changes of a file, which was made of a text of a statement and edited elsewhere, into an organisation's copy or into the draft as
 * these are today.
 */
@Service
@PreAuthorize("denyAll()")
public class FileChangeService {

    private static final int ATTEMPTS = 5;

    private final FileTargets targets;
    private final TextImporter importer;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    FileChangeService(FileTargets targets, TextImporter importer, HeavyWorkExecutor work, CurrentMember currentMember) {
        this.targets = targets;
        this.importer = importer;
        this.work = work;
        this.currentMember = currentMember;
    }

    /** What a file changes, if it is known of which text it was made; nothing is changed yet. */
    @PreAuthorize("@fileTargetRights.canWrite(#target)")
    public ReadFile read(FileTarget target, String filename, byte[] content) {
        return switch (importer.read(filename, content)) {
            case ImportResult.Unreadable(var why) -> new Unreadable(why);
            case ImportResult.Read read -> matched(target, read);
        };
    }

    private ReadFile matched(FileTarget target, ImportResult.Read read) {
        var known = targets.known(target);
        return switch (targets.base(target, read, known)) {
            case FileBase.OfAnotherStatement() -> new OfAnotherStatement();
            case FileBase.Known(var choice, var claim) ->
                compare(target, Uploaded.of(read, claim, List.copyOf(known.keySet())), choice);
            case FileBase.Unknown(var claim) -> new Unmatched(Uploaded.of(read, claim, List.copyOf(known.keySet())));
        };
    }

    /** What it changes in comparison with another text; {@link Unmatched} if there is no such text. */
    @PreAuthorize("@fileTargetRights.canWrite(#target)")
    public ReadFile compare(FileTarget target, Uploaded file, BaseChoice choice) {
        return targets.text(target, file, choice)
                .<ReadFile>map(base -> compared(target, file, choice, base))
                .orElseGet(() -> new Unmatched(file));
    }

    /** What it changes in the text as it is now; the draft or copy of then stays what it is compared with. */
    @PreAuthorize("@fileTargetRights.canWrite(#target)")
    public ReadFile compareAgain(FileTarget target, Compared compared) {
        return compared(target, compared.file(), compared.choice(), compared.base());
    }

    private Compared compared(FileTarget target, Uploaded file, BaseChoice choice, RichText base) {
        var today = targets.today(target);
        return compute(() ->
                new Compared(file, choice, base, today.revision(), DescribedChanges.of(merged(file, base, today))));
    }

    private static Reanchoring merged(Uploaded file, RichText base, DraftText today) {
        return new Reanchoring(base, file.before(), file.text(), today.text());
    }

    /**
     * Makes changes in the text as it is now, as one edit of the current member. If others changed it since, that stays, and so does what
     * they do meanwhile; if not all of the chosen changes can be made any more, none is.
     *
     * @param chosen by their places
     */
    @PreAuthorize("@fileTargetRights.canWrite(#target)")
    public ReplacementOutcome bringIn(FileTarget target, Compared compared, Collection<Integer> chosen) {
        ReplacementOutcome outcome = new ChangedMeanwhile();
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof ChangedMeanwhile; attempt++) {
            var today = targets.today(target);
            var merged = compute(() -> merged(compared.file(), compared.base(), today));
            if (merged.groups().size() != compared.changes().size()
                    || !new HashSet<>(merged.applicable()).containsAll(chosen)) {
                return new ChangedMeanwhile();
            }
            outcome = targets.replaceAt(target, Set.of(today.revision()), compute(() -> merged.with(chosen)));
        }
        return outcome;
    }

    private <T> T compute(Callable<T> computation) {
        return work.run(WorkKind.COMPARISON, currentMember.id().value(), computation);
    }
}
