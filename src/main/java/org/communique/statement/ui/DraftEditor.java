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
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.communique.collab.DraftId;

/**
 * The place where people write a draft together. The browser joins the draft's room with its own session cookie;
 * neither text nor edits pass through this component.
 */
@Tag("communique-editor")
class DraftEditor extends Component implements HasSize, HasStyle {

    DraftEditor(DraftId draft, String personName) {
        // Relative to the page's base, and so right under any context path.
        getElement().setProperty("url", "collab");
        getElement().setProperty("userName", personName);
        getElement().setProperty("document", draft.value());
    }

    void setReadOnly(boolean readOnly) {
        getElement().setProperty("readonly", readOnly);
    }

    /** The draft was frozen, or opened again, while this person had it before them. */
    Registration addFrozenChangedListener(ComponentEventListener<FrozenChanged> listener) {
        return addListener(FrozenChanged.class, listener);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://elements/editor.js");
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
