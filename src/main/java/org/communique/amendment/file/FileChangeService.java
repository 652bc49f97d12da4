package org.communique.amendment.file;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.file.ReadFile.Author;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.file.ReadFile.OfAnotherStatement;
import org.communique.amendment.file.ReadFile.Unmatched;
import org.communique.amendment.file.ReadFile.Unreadable;
import org.communique.amendment.file.ReadFile.UnreadableByThese;
import org.communique.amendment.file.ReadFile.Uploaded;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.file.ImportedAuthor;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.draft.DraftText;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.ReplacementOutcome.ChangedMeanwhile;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;
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
    private final Directory directory;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    FileChangeService(
            FileTargets targets,
            TextImporter importer,
            Directory directory,
            HeavyWorkExecutor work,
            CurrentMember currentMember) {
        this.targets = targets;
        this.importer = importer;
        this.directory = directory;
        this.work = work;
        this.currentMember = currentMember;
    }

    /** What a file changes, if it is known or said from which text it was made; nothing is changed yet. */
    @PreAuthorize("@fileTargetRights.canWrite(#target)")
    public ReadFile read(FileTarget target, ChangedFile file) {
        return switch (importer.read(file.name(), file.content())) {
            case ImportResult.Unreadable why -> new Unreadable(why);
            case ImportResult.Read all -> matched(target, file, all);
        };
    }

    /** @param all with the changes of all authors */
    private ReadFile matched(FileTarget target, ChangedFile file, ImportResult.Read all) {
        var known = targets.known(target, all.origin());
        return targets.base(target, all, known)
                .map(base -> matched(target, file, all, known, base))
                .orElseGet(OfAnotherStatement::new);
    }

    private ReadFile matched(
            FileTarget target, ChangedFile file, ImportResult.Read all, KnownTexts known, FileBase base) {
        var authors = authors(file, all);
        return switch (byThese(file, all, authors)) {
            case ImportResult.Unreadable why ->
                new UnreadableByThese(why, uploaded(all, all.text(), authors, base, known.choices()));
            case ImportResult.Read chosen ->
                matched(target, file, uploaded(all, chosen.text(), authors, base, known.choices()), known, base);
        };
    }

    private ReadFile matched(FileTarget target, ChangedFile file, Uploaded uploaded, KnownTexts known, FileBase base) {
        return Optional.ofNullable(file.against())
                .or(base::choice)
                .flatMap(choice -> targets.text(target, uploaded, known, choice)
                        .<ReadFile>map(
                                text -> compared(target, uploaded, choice, text, !base.proves(choice, known.hashes()))))
                .orElseGet(() -> new Unmatched(uploaded));
    }

    private static Uploaded uploaded(
            ImportResult.Read all, RichText accepted, List<Author> authors, FileBase base, Set<BaseChoice> choices) {
        return new Uploaded(
                accepted,
                all.withChangesRejected().text(),
                all.original() != null,
                authors,
                base.claim(),
                List.copyOf(choices),
                all.losses().stream()
                        .filter(loss -> loss.kind() != ImportLoss.Kind.TRACKED_CHANGE)
                        .toList());
    }

    private List<Author> authors(ChangedFile file, ImportResult.Read all) {
        var names = all.authors().stream().map(ImportedAuthor::name).toList();
        var others = otherOrganisations(names);
        return all.authors().stream()
                .map(author -> new Author(
                        author.name(),
                        author.changes(),
                        file.authors() == null
                                ? !others.contains(author.name())
                                : file.authors().contains(author.name()),
                        others.contains(author.name())))
                .toList();
    }

    /**
     * Those with the names of other organisations, as the authors of amendments have that went out with a draft. Nothing proves that they
     * are these.
     */
    private Set<String> otherOrganisations(List<String> authors) {
        var own = currentMember.get().organisation();
        var names = directory.organisations().stream()
                .filter(organisation -> !organisation.id().equals(own))
                .flatMap(organisation -> Stream.of(organisation.displayName(), organisation.officialName()))
                .map(Organisation::nameKey)
                .collect(Collectors.toSet());
        return authors.stream()
                .filter(author -> names.contains(Organisation.nameKey(author)))
                .collect(Collectors.toSet());
    }

    private ImportResult byThese(ChangedFile file, ImportResult.Read all, List<Author> authors) {
        return all.original() == null || authors.stream().allMatch(Author::accepted)
                ? all
                : importer.read(
                        file.name(),
                        file.content(),
                        authors.stream()
                                .filter(Author::accepted)
                                .map(Author::name)
                                .collect(Collectors.toSet()));
    }

    /** What it changes in the text as it is now; the draft or copy of then stays what it is compared with. */
    @PreAuthorize("@fileTargetRights.canWrite(#target)")
    public ReadFile compareAgain(FileTarget target, Compared compared) {
        return compared(target, compared.file(), compared.choice(), compared.base(), compared.assumed());
    }

    private Compared compared(FileTarget target, Uploaded file, BaseChoice choice, RichText base, boolean assumed) {
        var today = targets.today(target);
        return compute(() -> new Compared(
                file, choice, base, assumed, today.revision(), DescribedChanges.of(merged(file, base, today))));
    }

    private static Rebase merged(Uploaded file, RichText base, DraftText today) {
        return new Rebase(base, file.before(), file.text(), today.text());
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
            outcome = replaced(target, today, merged, chosen);
        }
        return outcome;
    }

    /** As {@link #bringIn}, if the text is still at the revision that was compared. */
    @PreAuthorize("@fileTargetRights.canWrite(#target)")
    public ReplacementOutcome bringInAsCompared(FileTarget target, Compared compared, Collection<Integer> chosen) {
        var today = targets.today(target);
        return today.revision() == compared.revision()
                ? replaced(target, today, compute(() -> merged(compared.file(), compared.base(), today)), chosen)
                : new ChangedMeanwhile();
    }

    private ReplacementOutcome replaced(FileTarget target, DraftText today, Rebase merged, Collection<Integer> chosen) {
        return targets.replaceAt(target, Set.of(today.revision()), compute(() -> merged.with(chosen)));
    }

    private <T> T compute(Callable<T> computation) {
        return work.run(WorkKind.COMPARISON, currentMember.id().value(), computation);
    }
}
