package org.communique.statement.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.communique.screen.EventDetail;

/**
 * The component in which people write a draft together. The browser joins the draft's room with its own session cookie;
 * neither text nor edits pass through this component.
 */
@Tag("communique-editor")
public class DraftEditor extends Component implements HasSize, HasStyle {

    private static final String SELECT = """
            const text = this.querySelector('.text');
            const letters = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const nodes = [];
            let all = '';
            while (letters.nextNode()) {
              nodes.push([all.length, letters.currentNode]);
              all += letters.currentNode.data;
            }
            const from = all.indexOf($0);
            if (from < 0) return;
            const place = at => {
              const [start, node] = nodes.findLast(([start]) => start <= at);
              return [node, at - start];
            };
            const [last, end] = place(from + $0.length - 1);
            const [first, begin] = place(from);
            first.parentElement.scrollIntoView({ block: 'center' });
            text.focus({ preventScroll: true });
            getSelection().setBaseAndExtent(first, begin, last, end + 1);
            """;

    /** Relative to the page's base. */
    static final String PROGRAM = "elements/editor.js";

    private static final String RESTORED_FROM = "event.detail.from";
    private static final String RESTORED_BEFORE = "event.detail.before";

    public DraftEditor(DraftId draft, Participant person, String colour) {
        // Relative to the page's base, and so right under any context path.
        getElement().setProperty("url", "collab");
        getElement().setProperty("member", person.member());
        getElement().setProperty("userName", person.name());
        getElement().setProperty("userColor", colour);
        getElement().setProperty("document", draft.value());
    }

    /** Lets the browser keep what it could not send yet, encrypted with a key in Base64. */
    public void keepUnsentUnder(String key) {
        getElement().setProperty("unsentKey", key);
    }

    /**
     * Shows what was changed in a copy of a text.
     *
     * @param base the state that the copy was begun from, as a Yjs update
     */
    public void showChangesFrom(byte[] base) {
        getElement().setProperty("base", Base64.getEncoder().encodeToString(base));
    }

    /** Of a copy: people changed something, some moments ago. */
    public void onTextChanged(Runnable listener) {
        getElement().addEventListener("text-changed", changed -> listener.run());
    }

    /** This person restored a revision; with the number of the last edit before. */
    void onRestored(BiConsumer<Instant, Long> listener) {
        getElement()
                .addEventListener("restored", event -> {
                    var detail = EventDetail.of(event);
                    listener.accept(Instant.ofEpochMilli(detail.number(RESTORED_FROM)), detail.number(RESTORED_BEFORE));
                })
                .addEventData(RESTORED_FROM)
                .addEventData(RESTORED_BEFORE);
    }

    /** Selects the words where they are first, and scrolls there. */
    void select(String words) {
        getElement().executeJs(SELECT, words);
    }

    public void setReadOnly(boolean readOnly) {
        getElement().setProperty("readonly", readOnly);
    }

    /** The draft was frozen, or opened again, while this person had it before them. */
    public Registration addFrozenChangedListener(ComponentEventListener<FrozenChanged> listener) {
        return addListener(FrozenChanged.class, listener);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://" + PROGRAM);
        getElement().setProperty("language", getLocale().toLanguageTag());
        getElement().setPropertyMap("texts", texts());
    }

    private Map<String, String> texts() {
        return ResourceBundle.getBundle("messages.editor", Locale.ROOT).keySet().stream()
                .collect(Collectors.toMap(key -> key, key -> getTranslation(key)));
    }

    /** Public, with a public constructor, because Vaadin looks for one. */
    @DomEvent("frozen-changed")
    public static class FrozenChanged extends ComponentEvent<DraftEditor> {

        private final boolean frozen;

        public FrozenChanged(DraftEditor editor, boolean fromClient, @EventData("event.detail.frozen") boolean frozen) {
            super(editor, fromClient);
            this.frozen = frozen;
        }

        public boolean frozen() {
            return frozen;
        }
    }
}
