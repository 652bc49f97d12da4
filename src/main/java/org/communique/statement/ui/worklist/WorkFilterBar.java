package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import org.communique.screen.Toasts;
import org.communique.statement.worklist.WorkFilter;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;

/** Narrows what waits down, and keeps filters under names. */
class WorkFilterBar extends Div {

    private final WorklistService worklistService;
    private final Consumer<WorkFilter> whenChanged;
    private final TextField text = new TextField();
    private final KindFilter kinds = new KindFilter(this::changed);
    private final Checkbox overdue = new Checkbox();
    private final Select<WorkFilter> savedFilters = new Select<>();
    private final TextField name = new TextField();
    private final Button forget = new Button();
    private boolean filling;

    WorkFilterBar(WorklistService worklistService, List<WorkItem> items, Consumer<WorkFilter> whenChanged) {
        this.worklistService = worklistService;
        this.whenChanged = whenChanged;
        addClassName("work-filter");
        text.setLabel(getTranslation("statement.my-work.filter.text"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setMaxLength(200);
        text.addValueChangeListener(change -> changed());
        kinds.setItems(items);
        overdue.setLabel(getTranslation("statement.my-work.filter.overdue"));
        overdue.addValueChangeListener(change -> changed());
        add(kinds, text, overdue, savePanel());
        showSaved();
    }

    /** What waits has changed. */
    void setItems(List<WorkItem> items) {
        kinds.setItems(items);
    }

    boolean hasSavedFilters() {
        return savedFilters.isVisible();
    }

    private Div savePanel() {
        savedFilters.setLabel(getTranslation("statement.my-work.filter.saved-filters"));
        savedFilters.setEmptySelectionAllowed(true);
        savedFilters.setItemLabelGenerator(filter -> filter == null ? "" : filter.name());
        savedFilters.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                fill(change.getValue() == null ? WorkFilter.ALL : change.getValue());
            }
        });
        forget.setText(getTranslation("statement.my-work.filter.delete"));
        forget.addThemeVariants(ButtonVariant.TERTIARY);
        forget.addClickListener(click -> {
            if (!Toasts.isMissing(savedFilters, "statement.my-work.filter.none")) {
                worklistService.deleteFilter(savedFilters.getValue().name());
                showSaved();
            }
        });
        name.setLabel(getTranslation("statement.my-work.filter.name"));
        name.setMaxLength(60);
        var saveButton = new Button(getTranslation("statement.my-work.filter.save"), click -> save());
        var row = new Div(savedFilters, forget, name, saveButton);
        row.addClassName("work-filter-saved");
        return row;
    }

    private void save() {
        if (worklistService.saveFilter(current(name.getValue()))) {
            Toasts.done(getTranslation("statement.my-work.filter.saved"));
            name.clear();
            showSaved();
        } else {
            Toasts.refused(new WorklistService.FilterNotSaved());
        }
    }

    private void showSaved() {
        var filters = worklistService.filters();
        savedFilters.setItems(filters);
        savedFilters.setVisible(!filters.isEmpty());
        forget.setVisible(!filters.isEmpty());
    }

    private void fill(WorkFilter filter) {
        filling = true;
        text.setValue(filter.text());
        kinds.setValue(filter.kinds());
        overdue.setValue(filter.overdue());
        filling = false;
        changed();
    }

    private WorkFilter current(String called) {
        return new WorkFilter(called, text.getValue(), kinds.getValue(), overdue.getValue());
    }

    private void changed() {
        if (!filling) {
            whenChanged.accept(current(""));
        }
    }
}
