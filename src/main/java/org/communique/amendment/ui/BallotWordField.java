package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.textfield.TextField;
import org.communique.amendment.vote.Ballot;
import org.communique.screen.UnsentText;
import org.jspecify.annotations.Nullable;

/** What the organisation says to its vote. It stays while the rest is drawn again, as it may hold unsent text. */
class BallotWordField extends TextField {

    private String sent = "";

    BallotWordField() {
        setLabel(text("vote.word"));
        setMaxLength(Ballot.LONGEST_WORD);
        setWidthFull();
        getElement().setAttribute("dir", "auto");
        UnsentText.keep(this);
    }

    /** @param own the organisation's vote; null if it has not voted */
    void show(@Nullable Ballot own) {
        var word = own == null ? "" : own.word();
        if (getValue().equals(sent)) {
            setValue(word);
        }
        if (getValue().equals(word)) {
            UnsentText.keep(this);
        }
        sent = word;
    }
}
