package org.communique.statement.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import java.util.ArrayList;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.junit.jupiter.api.Test;

class DraftEditorTests {

    private final DraftEditor editor =
            new DraftEditor(DraftId.of("draft"), new Participant("amina", "Amina Rahal"), "#1d4ed8");

    @Test
    void joinsTheDraftsRoomUnderThePersonsName() {
        assertThat(editor.getElement().getProperty("document")).isEqualTo("draft");
        assertThat(editor.getElement().getProperty("userName")).isEqualTo("Amina Rahal");
    }

    /** Vaadin looks the event's constructor up when a listener is added, and refuses one that it cannot reach. */
    @Test
    void tellsItsListenersThatTheDraftWasFrozen() {
        var told = new ArrayList<Boolean>();
        editor.addFrozenChangedListener(change -> told.add(change.frozen()));
        ComponentUtil.fireEvent(editor, new DraftEditor.FrozenChanged(editor, true, true));
        assertThat(told).containsExactly(true);
    }
}
