package org.communique.amendment.file;

import java.util.Optional;
import org.communique.amendment.file.FileTarget.OfCopy;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.file.FileOrigin.Kind;
import org.communique.statement.TextHash;
import org.communique.statement.creation.ImportedOrigin;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Drafts and copies as they were when a file was made of them. It checks no rights: who may write there may read what it was. */
@Component
class EarlierTexts {

    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    EarlierTexts(CollaborationService collaborationService, HeavyWorkExecutor work, CurrentMember currentMember) {
        this.collaborationService = collaborationService;
        this.work = work;
        this.currentMember = currentMember;
    }

    /** The text at the revision that the file names, if that was kept and has the hash that the file names. */
    Optional<RichText> find(FileTarget target, ImportedOrigin origin) {
        return origin.revision() instanceof Long revision && origin.statement().equals(target.statement())
                ? draft(target, origin.kind())
                        .flatMap(draft -> work.run(
                                WorkKind.DRAFT, currentMember.id().value(), () -> read(draft, revision, origin.hash())))
                : Optional.empty();
    }

    private static Optional<DraftId> draft(FileTarget target, Kind kind) {
        return switch (kind) {
            case DRAFT -> Optional.of(new DraftId(target.statement().value()));
            case PROPOSAL -> target instanceof OfCopy(var proposal) ? Optional.of(proposal.draft()) : Optional.empty();
            case VERSION, PUBLICATION -> Optional.empty();
        };
    }

    private Optional<RichText> read(DraftId draft, long revision, TextHash hash) {
        return collaborationService
                .stateAt(draft, revision)
                .map(EarlierTexts::read)
                .filter(text -> TextHash.of(CanonicalText.of(text)).equals(hash));
    }

    private static RichText read(byte[] state) {
        var document = new YDoc();
        document.applyUpdateV2(state);
        return DraftCodec.read(document);
    }
}
