package org.communique.language.ui;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.communique.language.AlignedText;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.SeenRow;
import org.communique.language.TranslationId;
import org.communique.language.alignment.Passage;
import org.communique.screen.EventDetail;
import org.communique.statement.TextHash;
import org.communique.statement.ui.DraftEditor;
import org.communique.text.leaf.BlockId;
import org.communique.text.unicode.Direction;

/** The editor of a translation, with its source beside it. */
class TranslationEditor extends DraftEditor {

    private static final String KEY = "event.detail.key";

    private static final String SOURCE_HASH = "event.detail.sourceHash";

    /** @param sourceLanguage BCP 47 tag */
    TranslationEditor(TranslationId id, String sourceLanguage, Participant person, String colour) {
        super(id.draft(), person, colour);
        var source = new DraftId(id.statement().value());
        getElement()
                .setPropertyMap(
                        "source",
                        Map.of(
                                "document",
                                source.value(),
                                "lang",
                                sourceLanguage,
                                "dir",
                                Direction.ofLanguage(sourceLanguage).attribute()));
        getElement()
                .setPropertyMap(
                        "textLanguage",
                        Map.of(
                                "lang",
                                id.language(),
                                "dir",
                                Direction.ofLanguage(id.language()).attribute()));
    }

    void show(AlignedText text) {
        getElement()
                .setPropertyList(
                        "rows", text.rows().stream().map(TranslationEditor::row).toList());
    }

    private static Map<String, Object> row(AlignedRow row) {
        return Map.of(
                "key",
                row.key(),
                "sourceHash",
                row.seen().source().value(),
                "source",
                ids(row.row().source()),
                "target",
                ids(row.row().target()),
                "words",
                row.hasWords(),
                "facts",
                row.facts().stream().map(Enum::name).toList());
    }

    private static List<String> ids(List<Passage> passages) {
        return passages.stream().map(Passage::id).map(BlockId::value).toList();
    }

    /** The caret came into a row, or it was chosen. */
    void onRowChosen(Consumer<String> listener) {
        getElement()
                .addEventListener(
                        "row-chosen",
                        heard -> listener.accept(EventDetail.of(heard).text(KEY)))
                .addEventData(KEY);
    }

    /** Someone says that the translation of a row says what its source says; all that they wrote is stored. */
    void onRowConfirmed(Consumer<SeenRow> listener) {
        getElement()
                .addEventListener("row-confirmed", heard -> {
                    var detail = EventDetail.of(heard);
                    listener.accept(new SeenRow(detail.text(KEY), detail.value(SOURCE_HASH, TextHash::new)));
                })
                .addEventData(KEY)
                .addEventData(SOURCE_HASH);
    }

    /** As Ctrl and Enter do. */
    void confirmChosen() {
        getElement().callJsFunction("confirmChosen");
    }
}
