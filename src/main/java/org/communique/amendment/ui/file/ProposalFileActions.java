package org.communique.amendment.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.communique.amendment.proposal.ProposalFileService;
import org.communique.amendment.proposal.ProposalId;
import org.communique.screen.FileLink;
import org.springframework.stereotype.Component;

/** What can be done with a copy as a file. */
@Component
public class ProposalFileActions {

    private final ProposalFileService files;

    ProposalFileActions(ProposalFileService files) {
        this.files = files;
    }

    public Div of(ProposalId proposal) {
        var line = new Div();
        line.addClassName("downloads");
        var use = new Button(
                line.getTranslation("amendment.upload.use"), click -> new UploadTextDialog(files, proposal).open());
        line.add(
                new Span(line.getTranslation("amendment.upload")),
                new FileLink(
                        line.getTranslation("amendment.upload.download"),
                        "amendments.docx",
                        () -> files.docx(proposal)),
                use);
        return line;
    }
}
