package org.communique.amendment.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.Rounds;
import org.communique.amendment.file.BaseChoice.Kind;
import org.communique.amendment.file.FileTarget.OfCopy;
import org.communique.amendment.file.FileTarget.OfDraft;
import org.communique.amendment.file.ReadFile.Uploaded;
import org.communique.amendment.proposal.ProposalService;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.creation.ImportedOrigin;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.DraftText;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts that changes go into, and those that a file can have been made of: what the current member can read of the statement. */
@Component
class FileTargets {

    private final ProposalService proposals;
    private final DraftService drafts;
    private final StatementService versions;
    private final Rounds rounds;
    private final EarlierTexts earlierTexts;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    FileTargets(
            ProposalService proposals,
            DraftService drafts,
            StatementService versions,
            Rounds rounds,
            EarlierTexts earlierTexts,
            HeavyWorkExecutor work,
            CurrentMember currentMember) {
        this.proposals = proposals;
        this.drafts = drafts;
        this.versions = versions;
        this.rounds = rounds;
        this.earlierTexts = earlierTexts;
        this.work = work;
        this.currentMember = currentMember;
    }

    DraftText today(FileTarget target) {
        return switch (target) {
            case OfCopy(var proposal) -> proposals.current(proposal);
            case OfDraft(var statement) -> drafts.current(statement);
        };
    }

    ReplacementOutcome replaceAt(FileTarget target, Set<Long> revisions, RichText text) {
        return switch (target) {
            case OfCopy(var proposal) -> proposals.replaceAt(proposal, revisions, text);
            case OfDraft(var statement) -> drafts.replaceAt(statement, revisions, text);
        };
    }

    /** Empty if the file says that it was made of another statement. */
    Optional<FileBase> base(FileTarget target, ImportResult.Read read, KnownTexts known) {
        return FileBase.of(
                target.statement(),
                read.origin(),
                hash(read.withChangesRejected().text()),
                known.hashes());
    }

    KnownTexts known(FileTarget target, @Nullable ImportedOrigin origin) {
        var hashes = hashes(target);
        if (origin == null || hashes.containsValue(origin.hash())) {
            return new KnownTexts(hashes, null);
        }
        var earlier = earlierTexts.find(target, origin).orElse(null);
        if (earlier != null) {
            hashes.put(BaseChoice.of(Kind.EARLIER), origin.hash());
        }
        return new KnownTexts(hashes, earlier);
    }

    private Map<BaseChoice, TextHash> hashes(FileTarget target) {
        var known = new LinkedHashMap<BaseChoice, TextHash>();
        for (var kind : new Kind[] {Kind.COPY, Kind.BEGUN, Kind.DRAFT}) {
            var choice = BaseChoice.of(kind);
            named(target, choice).ifPresent(text -> known.put(choice, hash(text)));
        }
        versions.versions(target.statement())
                .forEach(version -> known.put(BaseChoice.ofVersion(version.number()), version.hash()));
        return known;
    }

    private TextHash hash(RichText text) {
        return work.run(WorkKind.PARSE, currentMember.id().value(), () -> TextHash.of(CanonicalText.of(text)));
    }

    /** Empty if there is none. */
    Optional<RichText> text(FileTarget target, Uploaded file, KnownTexts known, BaseChoice choice) {
        return switch (choice.kind()) {
            case BEFORE_CHANGES -> Optional.of(file.before());
            case EARLIER -> Optional.ofNullable(known.earlier());
            case COPY, BEGUN, DRAFT, VERSION -> named(target, choice);
        };
    }

    private Optional<RichText> named(FileTarget target, BaseChoice choice) {
        return switch (choice.kind()) {
            case COPY -> target instanceof OfCopy ? Optional.of(today(target).text()) : Optional.empty();
            case BEGUN -> begun(target).map(this::read);
            case DRAFT -> Optional.of(drafts.read(target.statement()));
            case VERSION ->
                versions.text(VersionId.of(target.statement(), choice.version()))
                        .map(text ->
                                work.run(WorkKind.PARSE, currentMember.id().value(), () -> CanonicalText.read(text)));
            case EARLIER, BEFORE_CHANGES -> Optional.empty();
        };
    }

    private RichText read(byte[] state) {
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> DraftCodec.read(state));
    }

    private Optional<byte[]> begun(FileTarget target) {
        return switch (target) {
            case OfCopy(var proposal) -> Optional.of(proposals.base(proposal));
            case OfDraft(var statement) ->
                rounds.latest(statement)
                        .flatMap(round -> rounds.text(round.text()))
                        .map(text -> text.state());
        };
    }
}
