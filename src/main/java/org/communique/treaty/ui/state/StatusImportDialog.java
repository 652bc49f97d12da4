package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.treaty.depositary.ImportAnswers;
import org.communique.treaty.depositary.RowQuestion.RowQuestionKind;
import org.communique.treaty.depositary.StatusDifference;
import org.communique.treaty.depositary.StatusImportService;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.Imported;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.Interrupted;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.LookAgain;
import org.communique.treaty.depositary.StatusPreview;
import org.communique.treaty.depositary.TableFault;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.treaty.ui.PastedTableDialog;
import org.communique.treaty.ui.StatusLabels;
import org.communique.treaty.ui.TreatyLabels;

/** Compares the depositary's table with the register, asks about what is not clear, and imports what was shown. */
class StatusImportDialog extends PastedTableDialog<StatusPreview> {

    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final StatusImportService imports;
    private final InstrumentId instrument;
    private final boolean publishes;
    private final Runnable afterwards;
    private final TextField source = new TextField(text("source"));
    private StatusPreview preview = new StatusPreview(null, List.of(), List.of(), 0, List.of());

    StatusImportDialog(StatusImportService imports, InstrumentId instrument, boolean publishes, Runnable afterwards) {
        super(text("import"), "import.pasted", MOST_BYTES);
        this.imports = imports;
        this.instrument = instrument;
        this.publishes = publishes;
        this.afterwards = afterwards;
        setWidth("min(60rem, 96vw)");
        pasted.setMaxRows(6);
        source.setValue(text("import.source"));
        require(source);
        source.setHelperText(text("source.help"));
        add(new Paragraph(text(publishes ? "status.enter.public" : "status.enter.private")));
        fields(source, pasted);
        add(upload());
        addPreview();
    }

    private Component upload() {
        var upload = new Upload();
        upload.setUploadHandler(UploadHandler.inMemory((file, bytes) -> {
            upload.clearFileList();
            take(bytes);
        }));
        upload.setAcceptedFileExtensions(".xml", ".html", ".htm", ".csv", ".tsv", ".txt");
        upload.setMaxFileSize(MOST_BYTES);
        upload.setUploadButton(new Button(text("load.choose")));
        upload.setDropAllowed(false);
        upload.addFileRejectedListener(rejected -> summarise(TableFault.TOO_LARGE, "table.fault.", ""));
        return upload;
    }

    @Override
    protected Callable<StatusPreview> comparison() {
        var bytes = table();
        var answers = answers();
        return () -> imports.preview(instrument, bytes, answers);
    }

    private ImportAnswers answers() {
        return new ImportAnswers(names, leftOut);
    }

    @Override
    protected void show(StatusPreview shown) {
        preview = shown;
        summarise(
                shown.fault(),
                "table.fault.",
                text(
                        "import.summary",
                        shown.differences().size(),
                        shown.unchanged(),
                        shown.questions().size()));
        if (shown.fault() != null) {
            return;
        }
        if (!shown.questions().isEmpty()) {
            found.add(new H3(text("import.questions")));
            shown.questions()
                    .forEach(each -> found.add(question(
                            text("question." + each.kind(), each.line(), each.name(), each.cell()),
                            each.line(),
                            each.kind() == RowQuestionKind.UNKNOWN_NAME)));
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

    private static Component differences(List<StatusDifference> all) {
        var list = new UnorderedList();
        list.addClassName("differences");
        all.forEach(each -> list.add(new ListItem(words(each))));
        return list;
    }

    private static String words(StatusDifference each) {
        var before = each.before() == null ? text("cell.empty") : StatusLabels.of(each.before());
        var after =
                each.date() == null ? text("cell.empty") : StatusLabels.of(each.kind(), TimeFormat.day(each.date()));
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
        switch (imports.confirm(instrument, table(), answers(), source.getValue(), preview)) {
            case Imported(var changes) -> {
                Toasts.done(text("import.done", changes));
                close();
                afterwards.run();
            }
            case LookAgain again -> {
                refuse(again);
                show(again.preview());
            }
            case Interrupted interrupted -> {
                refuse(interrupted);
                compare();
            }
        }
    }
}
