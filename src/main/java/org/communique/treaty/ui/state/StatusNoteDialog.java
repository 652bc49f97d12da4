package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.screen.DateField;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.position.PositionData;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusFact;
import org.communique.treaty.state.StatusNote;
import org.communique.treaty.state.StatusNoteData;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.ui.TreatyDialog;

/** Adds a declaration, a reservation or an objection of a State. */
class StatusNoteDialog extends TreatyDialog {

    private final StatusService service;
    private final InstrumentId instrument;
    private final StateCode state;
    private final Runnable afterwards;
    private final Select<StatusNote.Kind> kind = new Select<>();
    private final DateField date = new DateField(text("date"));
    private final TextArea words = new TextArea(text("note.words"));
    private final TextField language = new TextField(text("language"));
    private final TextField source = new TextField(text("source"));

    StatusNoteDialog(StatusService service, InstrumentId instrument, StateCode state, Runnable afterwards) {
        super(text("note.add"), text("note.add"));
        this.service = service;
        this.instrument = instrument;
        this.state = state;
        this.afterwards = afterwards;
        kind.setLabel(text("note.kind"));
        kind.setItems(StatusNote.Kind.values());
        kind.setItemLabelGenerator(each -> text("note.kind." + each));
        kind.setValue(StatusNote.Kind.DECLARATION);
        words.setMaxLength(StatusNote.LONGEST_WORDS);
        language.setValue("en");
        language.setHelperText(text("language.help"));
        source.setHelperText(text("source.help"));
        source.setMaxLength(StatusFact.LONGEST_SOURCE);
        demand(language, PositionData::isLanguage, "treaty.language.unknown");
        require(words, source);
        fields(kind, date, words, language, source);
    }

    @Override
    protected void save() {
        var note = new StatusNoteData(
                kind.getValue(), date.getValue(), words.getValue(), language.getValue(), source.getValue());
        finish(service.addNote(instrument, state, note), "status.saved", afterwards);
    }
}
