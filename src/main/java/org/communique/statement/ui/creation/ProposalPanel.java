package org.communique.statement.ui.creation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.refusal.Refusal;
import org.communique.screen.Question;
import org.communique.screen.ShortTextForm;
import org.communique.screen.Toasts;
import org.communique.statement.Statement;
import org.communique.statement.StatementProposal;
import org.communique.statement.access.StatementRights;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.StatementProposalOutcome;
import org.communique.statement.creation.StatementProposalService;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;

/** Above the draft of a proposed statement: who proposes it and why, and what the reader can do about it. */
public class ProposalPanel extends Div {

    private final StatementProposalService proposals;
    private final Statement statement;
    private final Div form = new Div();

    public ProposalPanel(
            Statement statement,
            StatementProposal proposal,
            Member reader,
            Directory directory,
            StatementProposalService proposals,
            StatementCreationService creation) {
        this.proposals = proposals;
        this.statement = statement;
        addClassName("proposal");
        var isOwn = proposal.by().equals(reader.id());
        var who = directory.member(proposal.by()).map(Member::name).orElse("");
        add(new Span(
                isOwn ? getTranslation("statement.proposal.yours") : getTranslation("statement.proposal.of", who)));
        var why = new Paragraph(proposal.reason());
        why.addClassName("quoted");
        why.getElement().setAttribute("dir", "auto");
        add(why);
        var buttons = new Div();
        buttons.addClassName("actions");
        if (StatementRights.coordinates(reader)) {
            var workflow = workflow(creation.offers());
            var open = new Button(
                    getTranslation("statement.proposal.open"),
                    click -> done(
                            proposals.open(statement.id(), workflow.getValue().key()), "statement.proposal.opened"));
            open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            buttons.add(workflow, open, new Button(getTranslation("statement.proposal.decline"), click -> decline()));
        } else if (isOwn) {
            buttons.add(new Button(getTranslation("statement.proposal.withdraw"), click -> withdraw()));
        }
        add(buttons, form);
    }

    private Select<WorkflowOption> workflow(List<WorkflowOption> offers) {
        var select = new Select<WorkflowOption>();
        select.setAriaLabel(getTranslation("statement.new.workflow"));
        select.setItems(offers);
        select.setItemLabelGenerator(WorkflowOption::name);
        select.setValue(offers.getFirst());
        return select;
    }

    private void decline() {
        form.removeAll();
        var words = new ShortTextForm(
                getTranslation("statement.proposal.decline.reason"),
                getTranslation("statement.proposal.decline"),
                "",
                StatementProposalService.LONGEST_REASON,
                true,
                reason -> done(proposals.decline(statement.id(), reason), "statement.proposal.declined"),
                form::removeAll);
        form.add(words);
        words.begin();
    }

    private void withdraw() {
        Question.askIrrevocable(
                getTranslation("statement.proposal.withdraw.header"),
                getTranslation("statement.proposal.withdraw.advice"),
                getTranslation("statement.proposal.withdraw"),
                () -> done(proposals.withdraw(statement.id()), "statement.proposal.withdrawn"));
    }

    private boolean done(StatementProposalOutcome outcome, String said) {
        switch (outcome) {
            case StatementProposalOutcome.Decided _ -> Toasts.done(getTranslation(said));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        UI.getCurrent().refreshCurrentRoute(true);
        return true;
    }
}
