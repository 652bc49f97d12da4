package org.communique.statement.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
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
    private final MultiSelectComboBox<String> kinds = new MultiSelectComboBox<>();
    private final Checkbox overdue = new Checkbox();
    private final Select<WorkFilter> kept = new Select<>();
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
        kinds.setLabel(getTranslation("statement.my-work.filter.kinds"));
        kinds.setItems(items.stream().map(WorkItem::kind).distinct().sorted().toList());
        kinds.setItemLabelGenerator(kind -> getTranslation("statement.my-work.kind." + kind));
        kinds.addValueChangeListener(change -> changed());
        overdue.setLabel(getTranslation("statement.my-work.filter.overdue"));
        overdue.addValueChangeListener(change -> changed());
        add(text, kinds, overdue, keeping());
        showKept();
    }

    private Div keeping() {
        kept.setLabel(getTranslation("statement.my-work.filter.kept"));
        kept.setEmptySelectionAllowed(true);
        kept.setItemLabelGenerator(filter -> filter == null ? "" : filter.name());
        kept.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                fill(change.getValue() == null ? WorkFilter.ALL : change.getValue());
            }
        });
        forget.setText(getTranslation("statement.my-work.filter.forget"));
        forget.addThemeVariants(ButtonVariant.TERTIARY);
        forget.addClickListener(click -> {
            if (kept.getValue() != null) {
                worklistService.deleteFilter(kept.getValue().name());
                showKept();
            }
        });
        name.setLabel(getTranslation("statement.my-work.filter.name"));
        name.setMaxLength(60);
        var keep = new Button(getTranslation("statement.my-work.filter.keep"), click -> keep());
        var row = new Div(kept, forget, name, keep);
        row.addClassName("work-filter-keeping");
        return row;
    }

    private void keep() {
        if (worklistService.saveFilter(current(name.getValue()))) {
            Toasts.done(getTranslation("statement.my-work.filter.is-kept"));
            name.clear();
            showKept();
        } else {
            Toasts.refused(getTranslation("statement.my-work.filter.not-kept"));
        }
    }

    private void showKept() {
        var filters = worklistService.filters();
        kept.setItems(filters);
        kept.setVisible(!filters.isEmpty());
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
