package org.communique.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.language.alignment.Alignment;
import org.communique.language.alignment.Passage;
import org.communique.statement.StatementId;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.document.RichText;
import org.springframework.stereotype.Component;

/** Reads both texts of translations as they are now. */
@Component
class TranslationReader {

    private final CollaborationService collaborationService;
    private final SourceCorrections corrections;

    TranslationReader(CollaborationService collaborationService, SourceCorrections corrections) {
        this.corrections = corrections;
        this.collaborationService = collaborationService;
    }

    /** Of a translation that was just created with the blocks of its source. */
    Alignment begin(YDoc source, TranslationId id) {
        var from = passages(source);
        var to = passages(collaborationService.read(id.draft()));
        return from.size() == to.size() ? Alignment.inOrder(from, to) : Alignment.of(from, to);
    }

    AlignedText read(Translation translation) {
        return read(translation, source(translation.statement()), sameSource(translation.statement()));
    }

    /** The source is read once. */
    SequencedMap<Translation, AlignedText> read(StatementId statement, List<Translation> translations) {
        var texts = new LinkedHashMap<Translation, AlignedText>();
        if (!translations.isEmpty()) {
            var source = source(statement);
            var same = sameSource(statement);
            translations.forEach(translation -> texts.put(translation, read(translation, source, same)));
        }
        return texts;
    }

    /** Of one moment of each of both texts. */
    record BothTexts(RichText source, RichText target, AlignedText aligned) {}

    BothTexts readBoth(Translation translation) {
        var id = translation.id();
        var source = draft(translation.statement());
        var revision = collaborationService.revision(id.draft());
        var target = collaborationService.read(id.draft());
        var aligned = AlignedText.of(
                id,
                translation.aligned().follow(passages(source), passages(target)),
                sameSource(translation.statement()),
                revision);
        return new BothTexts(DraftCodec.read(source), DraftCodec.read(target), aligned);
    }

    private YDoc draft(StatementId statement) {
        return collaborationService.read(new DraftId(statement.value()));
    }

    private List<Passage> source(StatementId statement) {
        return passages(draft(statement));
    }

    private SameSource sameSource(StatementId statement) {
        return new SameSource(corrections.of(statement));
    }

    private AlignedText read(Translation translation, List<Passage> source, SameSource same) {
        var id = translation.id();
        var revision = collaborationService.revision(id.draft());
        var target = passages(collaborationService.read(id.draft()));
        return AlignedText.of(id, translation.aligned().follow(source, target), same, revision);
    }

    private static List<Passage> passages(YDoc draft) {
        return Passage.of(DraftLeaves.of(draft));
    }
}
