package org.communique.demo;

import static org.communique.amendment.passage.PassageState.AGREED_AD_REFERENDUM;
import static org.communique.amendment.passage.PassageState.CLOSED;
import static org.communique.workflow.decision.Verdict.APPROVE;
import static org.communique.workflow.decision.Verdict.REQUEST_CHANGES;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.mail.DemoRelay;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.text.document.WordReplacement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Fills an empty store with the demo, two weeks of it. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoCoalition implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCoalition.class);

    private static final String[] EVERYBODY = {
        "Lakeside Centre", "Réseau sahélien", "Southern Coast Trust", "Monsoon Network", "Open Archipelago",
        "Mashriq Centre", "Vistula Institute", "Carpathian Helpline", "Red Andina", "Instituto Mangue",
        "Antillean Forum", "North Sea Observatory", "Alpine Jurists", "Harbour Alliance", "World Assembly"
    };
    private static final String JOINT = "joint-statement";
    private static final List<String> REVIEWERS = List.of("moussa", "lerato", "agnieszka", "claire", "joris");

    private final DemoStore store;
    private final DemoDirectory directory;
    private final DemoStatements statements;
    private final DemoInvitations invitations;
    private final DemoComments comments;
    private final DemoAmendments amendments;
    private final DemoTranslations translations;
    private final DemoTreaty treaty;
    private final DemoMails mails;
    private final DemoRelay relay;
    private final DemoClock clock;

    DemoCoalition(
            DemoStore store,
            DemoDirectory directory,
            DemoStatements statements,
            DemoInvitations invitations,
            DemoComments comments,
            DemoAmendments amendments,
            DemoTranslations translations,
            DemoTreaty treaty,
            DemoMails mails,
            DemoRelay relay,
            DemoClock clock) {
        this.store = store;
        this.directory = directory;
        this.statements = statements;
        this.invitations = invitations;
        this.comments = comments;
        this.amendments = amendments;
        this.translations = translations;
        this.treaty = treaty;
        this.mails = mails;
        this.relay = relay;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!store.isFilled()) {
            relay.replaceRelay(this::fill);
        }
    }

    private void fill() {
        store.beginFilling();
        at(14);
        var demoMembers = directory.create();
        statements.drawWorkflow(demoMembers, "ingrid");
        publishedStatement(demoMembers);
        var call = statementOpenForSignOn(demoMembers);
        statementInItsSecondRound(demoMembers);
        approvedStatement(demoMembers);
        var inReview = statementInReview(demoMembers);
        statementThatTakesAmendments(demoMembers);
        drafts(demoMembers);
        statements.propose(
                demoMembers,
                "aminata",
                "Victims need a remedy across borders",
                "The working group on remedies meets in February, and no statement of ours speaks of redress.");
        treaty.fill(demoMembers);
        clock.setBack(Duration.ZERO);
        mails.aboutCall(demoMembers, call);
        mails.aboutReview(demoMembers, "wanjiru", inReview);
        store.endFilling();
        LOG.info(
                "The demo coalition is ready: sign in as wanjiru@lakeside.example (coordinator), ingrid@wapit.example"
                        + " (administrator) or any other member, password “{}”",
                DemoDirectory.PASSWORD);
    }

    private void at(double daysAgo) {
        clock.setBack(Duration.ofMinutes((long) (daysAgo * 24 * 60)));
    }

    private void publishedStatement(DemoMembers demoMembers) {
        var statement = open(
                demoMembers,
                "wanjiru",
                "No interception in the dark",
                "surveillance",
                List.of("North Sea Observatory"));
        statements.tag(demoMembers, "wanjiru", statement, "Surveillance", "Article 30");
        statements.write(demoMembers, "femke", statement, "surveillance");
        statements.submit(demoMembers, "femke", statement);
        approveEverywhere(demoMembers, statement, "lucia");
        at(11);
        var version = statements.call(
                demoMembers, "wanjiru", statement, DemoStatements.invited(demoMembers, EVERYBODY), Duration.ofDays(8));
        for (var representative :
                List.of("wanjiru", "aminata", "lerato", "rania", "lucia", "beatriz", "femke", "noah")) {
            statements.sign(demoMembers, representative, version, null);
        }
        at(9.5);
        statements.sign(
                demoMembers,
                "claire",
                version,
                "We read the fourth demand as leaving room for a prosecutor's order in cases of immediate danger to"
                        + " life, confirmed by a court within 48 hours.");
        statements.sign(demoMembers, "maria", version, null);
        statements.decline(demoMembers, "ioana", version, "Outside our mandate.");
        at(4);
        statements.close(demoMembers, "wanjiru", version);
        statements.publish(demoMembers, "wanjiru", statement);
        at(2);
        statements.correct(
                demoMembers,
                "wanjiru",
                statement,
                new WordReplacement("resolution 79/234", "resolution 79/243"),
                "Two digits of the resolution's number were exchanged.");
    }

    private VersionId statementOpenForSignOn(DemoMembers demoMembers) {
        at(9);
        var statement = open(
                demoMembers,
                "lucia",
                "A seat for civil society at the Conference of the States Parties",
                "civil-society-seat",
                List.of("World Assembly", "Red Andina"));
        statements.tag(demoMembers, "lucia", statement, "Participation");
        statements.write(demoMembers, "yuki", statement, "civil-society-seat");
        statements.submit(demoMembers, "mateo", statement);
        approveEverywhere(demoMembers, statement, "wanjiru");
        at(3);
        var version = statements.call(
                demoMembers, "lucia", statement, DemoStatements.invited(demoMembers, EVERYBODY), Duration.ofDays(5));
        statements.sign(demoMembers, "lucia", version, null);
        statements.sign(demoMembers, "kofi", version, null);
        at(2);
        statements.sign(demoMembers, "aminata", version, null);
        statements.sign(
                demoMembers,
                "agnieszka",
                version,
                "We do not join the third demand: speaking time is for the Conference to settle.");
        statements.sign(demoMembers, "noah", version, null);
        at(1);
        statements.withdraw(demoMembers, "noah", version);
        statements.decline(demoMembers, "ioana", version, "Our board meets only next month.");
        statements.openSignOnPage(demoMembers, "maria", version);
        statements.openSignOnPage(demoMembers, "femke", version);
        invitations.phone(demoMembers, "lucia", version, "Southern Coast Trust", "Lerato Nkosi, Programme Director");
        invitations.invite(demoMembers, "lucia", version);
        invitations.askToJoin(demoMembers, "lucia", version);
        return version;
    }

    private void statementInItsSecondRound(DemoMembers demoMembers) {
        at(7);
        var statement = open(
                demoMembers,
                "wanjiru",
                "Data protection before data sharing",
                "data-protection-1",
                List.of("Vistula Institute"));
        statements.tag(demoMembers, "wanjiru", statement, "Data protection", "Legal");
        statements.write(demoMembers, "tomasz", statement, "data-protection-1");
        statements.submit(demoMembers, "tomasz", statement);
        at(6);
        comments.talk(demoMembers, statement);
        statements.decide(
                demoMembers,
                "moussa",
                statement,
                REQUEST_CHANGES,
                "No State in our region could receive anything under the second sentence of our position. Ask for"
                        + " conditions rather than for a refusal.");
        statements.awaitPhase(demoMembers, "wanjiru", statement, Phase.DRAFTING);
        at(5);
        statements.write(demoMembers, "tomasz", statement, "data-protection-2");
        statements.submit(
                demoMembers,
                "tomasz",
                statement,
                "As Moussa asked, the second sentence now asks for conditions and refuses nothing.");
        at(4);
        statements.decide(demoMembers, "moussa", statement, APPROVE, "This I can stand behind. Thank you.");
        statements.decide(demoMembers, "lerato", statement, APPROVE, "");
        comments.hold(demoMembers, statement);
    }

    /** All organisations read it, so that two legal reviewers are asked. */
    private void approvedStatement(DemoMembers demoMembers) {
        at(6);
        var statement = statements.open(
                demoMembers,
                "wanjiru",
                "Protect children, and the children's rights",
                "en",
                "wide-statement",
                "children",
                DemoStatements.grants(demoMembers, List.of("Monsoon Network"), REVIEWERS, List.of(EVERYBODY)));
        statements.tag(demoMembers, "wanjiru", statement, "Children", "Legal");
        statements.write(demoMembers, "maria", statement, "children");
        statements.submit(demoMembers, "maria", statement);
        statements.decide(demoMembers, "moussa", statement, APPROVE, "");
        statements.decide(demoMembers, "joris", statement, APPROVE, "Well argued.");
        statements.decide(demoMembers, "claire", statement, APPROVE, "The articles are cited correctly.");
        statements.decide(demoMembers, "agnieszka", statement, APPROVE, "");
        statements.decide(demoMembers, "lucia", statement, APPROVE, "");
    }

    private StatementId statementInReview(DemoMembers demoMembers) {
        at(2);
        var statement = open(
                demoMembers,
                "wanjiru",
                "Good-faith security research is not a crime",
                "research",
                List.of("Harbour Alliance"));
        statements.write(demoMembers, "priya", statement, "research");
        statements.submit(demoMembers, "priya", statement);
        at(1);
        comments.suggest(demoMembers, statement);
        statements.decide(
                demoMembers, "joris", statement, APPROVE, "Clear and short. The table will help delegations.");
        return statement;
    }

    /**
     * Organisations want something else of one paragraph, and one amends what another wants of it; one amendment is in the draft, one
     * was rejected, and one is put to the vote.
     * The introduction is agreed, and the end closed.
     */
    private void statementThatTakesAmendments(DemoMembers demoMembers) {
        at(1.5);
        var statement = open(
                demoMembers, "lucia", "Assistance that does not arm repression", "assistance", List.of("Red Andina"));
        statements.write(demoMembers, "mateo", statement, "assistance");
        amendments.openRound(demoMembers, "lucia", statement, Duration.ofDays(9));
        at(1);
        var text = DemoStatements.markdown("assistance");
        var months = amendments.propose(
                demoMembers,
                "moussa",
                statement,
                text.replace("within six months", "before anything is delivered"),
                "Six months after delivery nobody can prevent anything.");
        amendments.propose(
                demoMembers,
                "joris",
                statement,
                text.replace("within six months", "within one month"),
                "A date that ministries can keep.");
        amendments.propose(
                demoMembers,
                "claire",
                statement,
                text.replace(
                                "1. Assess what a tool can do to human rights before it is given, and publish the assessment within"
                                        + " six months.\n2. Give",
                                "1. Give")
                        .replace("3. Train", "2. Train")
                        .replace("4. Consult", "3. Consult"),
                "Few States could do this; it weakens the three demands that follow.");
        var lawyers = amendments.propose(
                demoMembers,
                "agnieszka",
                statement,
                text.replace("judges and defence lawyers", "judges, prosecutors and defence lawyers"),
                "Prosecutors apply for the orders.");
        var ended = amendments.propose(
                demoMembers,
                "lerato",
                statement,
                text.replace("should end and its return be asked for", "should be looked at again"),
                "Return cannot be enforced.");
        var consulted = amendments.propose(
                demoMembers,
                "joris",
                statement,
                text.replace(
                        "country that receives assistance",
                        "country that receives assistance, and publish what they say"),
                "Consultation that nobody sees changes nothing.");
        amendments.stand(demoMembers, "lerato", months, true, "");
        amendments.stand(demoMembers, "agnieszka", months, false, "It would end all assistance in emergencies.");
        amendments.stand(demoMembers, "claire", lawyers, true, "");
        amendments.stand(demoMembers, "moussa", lawyers, true, "");
        amendments.amend(
                demoMembers,
                "lerato",
                months,
                text.replace("within six months", "before anything is delivered, and again each year"),
                "What a tool does changes with its use.");
        amendments.ask(
                demoMembers,
                "agnieszka",
                months,
                "Would this hold up what is already on its way?",
                "moussa",
                "No: it is about what States promise from now on.");
        at(0.75);
        amendments.accept(demoMembers, "mateo", lawyers);
        var vote = amendments.putToVote(demoMembers, "lucia", consulted, Duration.ofDays(5));
        amendments.vote(demoMembers, "claire", vote, Choice.YES);
        amendments.vote(demoMembers, "moussa", vote, Choice.ABSTAIN);
        amendments.settle(demoMembers, "lucia", statement, 2, AGREED_AD_REFERENDUM);
        amendments.settle(demoMembers, "lucia", statement, 9, CLOSED);
        amendments.reject(demoMembers, "lucia", ended, "The coalition has asked for return since 2024.");
    }

    private void drafts(DemoMembers demoMembers) {
        at(0.5);
        var safeguards = open(
                demoMembers,
                "wanjiru",
                "Safeguards must travel with the powers",
                "safeguards",
                List.of("Lakeside Centre", "North Sea Observatory", "Instituto Mangue", "Mashriq Centre"));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        statements.write(demoMembers, "otieno", safeguards, "safeguards");
        translations.translate(demoMembers, safeguards, "safeguards", today);
        comments.aboutDraft(demoMembers, safeguards, today);
        var arabic = statements.open(
                demoMembers,
                "lucia",
                "الضمانات قبل التعاون",
                "ar",
                JOINT,
                "arabic",
                DemoStatements.grants(demoMembers, List.of("Mashriq Centre", "Lakeside Centre"), REVIEWERS, List.of()));
        statements.tag(demoMembers, "lucia", arabic, "حقوق الإنسان", "Data protection");
    }

    private StatementId open(
            DemoMembers demoMembers, String coordinator, String title, String text, List<String> writers) {
        return statements.open(
                demoMembers,
                coordinator,
                title,
                "en",
                JOINT,
                text,
                DemoStatements.grants(demoMembers, writers, REVIEWERS, List.of()));
    }

    /** Policy review, legal review, and clearance by a coordinator who did not write. */
    private void approveEverywhere(DemoMembers demoMembers, StatementId statement, String clearance) {
        statements.decide(demoMembers, "moussa", statement, APPROVE, "");
        statements.decide(demoMembers, "joris", statement, APPROVE, "Well argued.");
        statements.decide(demoMembers, "claire", statement, APPROVE, "The articles are cited correctly.");
        statements.decide(demoMembers, clearance, statement, APPROVE, "");
    }
}
