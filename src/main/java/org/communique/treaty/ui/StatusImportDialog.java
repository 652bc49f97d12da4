package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Toasts;
import org.communique.treaty.depositary.ImportAnswers;
import org.communique.treaty.depositary.RowQuestion;
import org.communique.treaty.depositary.StatusDifference;
import org.communique.treaty.depositary.StatusImportOutcome.Imported;
import org.communique.treaty.depositary.StatusImportOutcome.Interrupted;
import org.communique.treaty.depositary.StatusImportOutcome.LookAgain;
import org.communique.treaty.depositary.StatusImportService;
import org.communique.treaty.depositary.StatusPreview;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;

/** Compares the depositary's table with the register, asks about what is not clear, and imports what was shown. */
class StatusImportDialog extends TreatyDialog {

    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final StatusImportService imports;
    private final InstrumentId instrument;
    private final boolean publishes;
    private final Runnable afterwards;
    private final TextArea pasted = new TextArea(text("import.pasted"));
    private final TextField source = new TextField(text("source"));
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final Div found = new Div();
    private final Map<Integer, StateCode> names = new HashMap<>();
    private final Set<Integer> leftOut = new HashSet<>();
    private byte[] table = {};
    private StatusPreview preview = new StatusPreview(null, List.of(), List.of(), 0, List.of());

    StatusImportDialog(StatusImportService imports, InstrumentId instrument, boolean publishes, Runnable afterwards) {
        super(text("import"), text("import.confirm"));
        this.imports = imports;
        this.instrument = instrument;
        this.publishes = publishes;
        this.afterwards = afterwards;
        setWidth("min(60rem, 96vw)");
        pasted.setHelperText(text("import.pasted.help"));
        pasted.setMaxRows(6);
        pasted.setMaxLength(MOST_BYTES);
        pasted.setValueChangeMode(ValueChangeMode.ON_BLUR);
        pasted.addValueChangeListener(change -> compare(change.getValue().getBytes(StandardCharsets.UTF_8)));
        source.setValue(text("import.source"));
        source.setRequiredIndicatorVisible(true);
        source.setHelperText(text("source.help"));
        add(new Paragraph(text(publishes ? "status.enter.public" : "status.enter.private")));
        fields(source, pasted);
        add(upload(), backgroundTask, found);
        allowSaving(false);
    }

    private Component upload() {
        var upload = new Upload();
        upload.setUploadHandler(UploadHandler.inMemory((file, bytes) -> {
            upload.clearFileList();
            compare(bytes);
        }));
        upload.setAcceptedFileExtensions(".xml", ".html", ".htm", ".csv", ".tsv", ".txt");
        upload.setMaxFileSize(MOST_BYTES);
        upload.setUploadButton(new Button(text("load.choose")));
        upload.setDropAllowed(false);
        upload.addFileRejectedListener(rejected -> refuse(text("table.fault.TOO_LARGE")));
        return upload;
    }

    private void compare(byte[] bytes) {
        table = bytes;
        names.clear();
        leftOut.clear();
        compareAgain();
    }

    private void compareAgain() {
        var bytes = table;
        var answers = answers();
        allowSaving(false);
        backgroundTask.run(() -> imports.preview(instrument, bytes, answers), this::show);
    }

    private ImportAnswers answers() {
        return new ImportAnswers(names, leftOut);
    }

    private void show(StatusPreview shown) {
        preview = shown;
        found.removeAll();
        if (shown.fault() != null) {
            var message = new Paragraph(text("table.fault." + shown.fault()));
            message.getElement().setAttribute("role", "alert");
            found.add(message);
            return;
        }
        var summary = new Paragraph(text(
                "import.summary",
                shown.differences().size(),
                shown.unchanged(),
                shown.questions().size()));
        summary.getElement().setAttribute("role", "status");
        found.add(summary);
        if (!shown.questions().isEmpty()) {
            found.add(new H3(text("import.questions")));
            shown.questions().forEach(question -> found.add(question(question)));
        }
        if (!shown.removals().isEmpty()) {
            found.add(
                    new H3(text("import.removals")),
                    new Paragraph(text("import.removals.about")),
                    differences(shown.removals()));
        }
        if (!shown.entries().isEmpty()) {
            found.add(new H3(text("import.differences")), differences(shown.entries()));
        }
        if (!shown.absent().isEmpty()) {
            found.add(new Paragraph(text(
                    "import.absent",
                    shown.absent().stream().map(StatusImportDialog::name).collect(Collectors.joining(", ")))));
        }
        allowSaving(shown.isImportable() && !shown.differences().isEmpty());
    }

    private Component question(RowQuestion question) {
        var row = new Div(
                new Paragraph(text("question." + question.kind(), question.line(), question.name(), question.cell())));
        row.addClassName("import-question");
        if (question.kind() == RowQuestion.Kind.UNKNOWN_NAME) {
            var choice = new ComboBox<State>(text("question.choose"));
            choice.setItems(States.all());
            choice.setItemLabelGenerator(state -> state.shortName(TreatyLabels.locale()));
            choice.addValueChangeListener(change -> {
                if (change.getValue() != null) {
                    names.put(question.line(), change.getValue().code());
                    compareAgain();
                }
            });
            row.add(choice);
        }
        row.add(new Button(text("question.leave-out"), click -> {
            leftOut.add(question.line());
            compareAgain();
        }));
        return row;
    }

    private static Component differences(List<StatusDifference> all) {
        var list = new UnorderedList();
        list.addClassName("differences");
        all.forEach(each -> list.add(new ListItem(words(each))));
        return list;
    }

    private static String words(StatusDifference each) {
        var before = each.before() == null ? text("cell.empty") : StatusLabels.of(each.before());
        var after =
                each.date() == null ? text("cell.empty") : StatusLabels.of(each.kind(), TreatyLabels.day(each.date()));
        return text("import.difference", name(each.state()), text("cell." + each.cell()), before, after);
    }

    private static String name(StateCode code) {
        return States.find(code)
                .map(state -> state.shortName(TreatyLabels.locale()))
                .orElse(code.value());
    }

    @Override
    protected Optional<String> question() {
        return Optional.of(text("publish.import", preview.differences().size())).filter(question -> publishes);
    }

    @Override
    protected void save() {
        switch (imports.confirm(instrument, table, answers(), source.getValue(), preview)) {
            case Imported(var changes) -> {
                Toasts.done(text("import.done", changes));
                close();
                afterwards.run();
            }
            case LookAgain(var again) -> {
                refuse(text("import.look-again"));
                show(again);
            }
            case Interrupted(var changes) -> {
                refuse(text("import.interrupted", changes));
                compareAgain();
            }
        }
    }
}
