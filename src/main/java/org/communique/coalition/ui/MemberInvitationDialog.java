package org.communique.coalition.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.communique.coalition.access.AccountInvitations;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.member.MemberInvitationService;

/** Invites the members who are ticked, with words of one's own, and shows each mail before. */
class MemberInvitationDialog extends FormDialog {

    private static final int MOST_SHOWN = 10;

    private final CheckboxGroup<Member> members = new CheckboxGroup<>(getTranslation("coalition.members.invite.whom"));
    private final TextArea words = new TextArea(getTranslation("mail.own-words"));
    private final BiConsumer<Set<MemberId>, String> send;

    MemberInvitationDialog(
            MemberInvitationService invitations, List<Member> uninvited, BiConsumer<Set<MemberId>, String> send) {
        super("");
        this.send = send;
        setHeaderTitle(getTranslation("coalition.members.invite.title", uninvited.size()));
        words.setHelperText(getTranslation("mail.own-words.advice"));
        words.setMaxLength(AccountInvitations.LONGEST_WORDS);
        members.setItems(uninvited);
        members.setItemLabelGenerator(
                member -> member.name() + ", " + member.email().value());
        members.select(uninvited);
        var previewed = new Div();
        var preview = new Button(getTranslation("mail.preview.show"), click -> {
            previewed.removeAll();
            members.getValue().stream()
                    .limit(MOST_SHOWN)
                    .flatMap(member -> invitations.preview(member.id(), words.getValue()).stream())
                    .forEach(mail -> {
                        var text = new Pre(mail.text());
                        text.addClassName("letter");
                        previewed.add(new H3(getTranslation("mail.preview", mail.to(), mail.subject())), text);
                    });
        });
        add(new Paragraph(getTranslation("coalition.members.invite.text")));
        fields(words, members);
        add(preview, previewed);
        buttons(getTranslation("coalition.members.invite.send"));
    }

    @Override
    void save() {
        members.setInvalid(members.isEmpty());
        if (!members.isEmpty()) {
            close();
            send.accept(members.getValue().stream().map(Member::id).collect(Collectors.toSet()), words.getValue());
        }
    }
}
