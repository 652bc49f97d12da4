package org.communique.statement.ui.creation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.communique.statement.sharing.AccessCandidate;
import org.communique.statement.sharing.AccessEntry;
import org.communique.statement.sharing.Grantee;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.ui.sharing.AccessList;
import org.communique.statement.ui.sharing.AddAccessForm;
import org.communique.statement.ui.sharing.ReviewForecastButton;

/** Who will have access to a statement that is not created yet. */
class NewAccessPanel extends Div implements AccessList.Listener {

    private final SharingService sharing;
    private final AccessList list = new AccessList(this);
    private final List<Grant> grants = new ArrayList<>();
    private final ReviewForecastService forecasts;
    private final Div forecast = new Div();
    private String workflow;

    NewAccessPanel(SharingService sharing, ReviewForecastService forecasts, String workflow) {
        this.sharing = sharing;
        this.forecasts = forecasts;
        this.workflow = workflow;
        addClassName("panel");
        add(
                new H2(getTranslation("statement.new.access")),
                new Paragraph(getTranslation("statement.new.access.notified")),
                new AddAccessForm(sharing::candidates, this::add),
                list,
                forecast);
        forecast.getElement().setAttribute("role", "status");
        show();
    }

    List<Grant> grants() {
        return List.copyOf(grants);
    }

    private void add(AccessCandidate candidate) {
        if (grants.stream().noneMatch(grant -> Grantee.of(grant).equals(candidate.grantee()))) {
            give(candidate.grantee().with(candidate.right()));
            show();
        }
    }

    @Override
    public void changed(AccessEntry entry, Right right) {
        give(entry.grantee().with(right));
        show();
    }

    @Override
    public void removed(AccessEntry entry) {
        remove(entry.grantee());
        show();
    }

    private void give(Grant grant) {
        remove(Grantee.of(grant));
        grants.add(grant);
    }

    private void remove(Grantee grantee) {
        grants.removeIf(grant -> Grantee.of(grant).equals(grantee));
    }

    private void show() {
        list.show(sharing.preview(grants));
        forecast(workflow);
    }

    /** Says which stages of the workflow could not be decided by those who have access. */
    void forecast(String chosen) {
        workflow = chosen;
        var undecidable = forecasts.ofNew(workflow, grants()).stream()
                .filter(StageForecast::undecidable)
                .toList();
        forecast.removeAll();
        if (!undecidable.isEmpty()) {
            forecast.add(
                    ReviewForecastButton.badge(undecidable.size()),
                    ReviewForecastButton.list(undecidable, "statement.new.forecast.advice."));
        }
    }
}
