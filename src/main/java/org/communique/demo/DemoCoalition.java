package org.communique.demo;

import static org.communique.workflow.Verdict.APPROVE;
import static org.communique.workflow.Verdict.REQUEST_CHANGES;

import java.time.Duration;
import java.util.List;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
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
    private static final List<String> REVIEWERS = List.of("moussa", "lerato", "agnieszka", "claire", "joris");

    private final DemoStore store;
    private final DemoPeople people;
    private final DemoStatements statements;
    private final DemoGuests guests;
    private final DemoComments comments;
    private final DemoMails mails;
    private final DemoClock clock;

    DemoCoalition(
            DemoStore store,
            DemoPeople people,
            DemoStatements statements,
            DemoGuests guests,
            DemoComments comments,
            DemoMails mails,
            DemoClock clock) {
        this.store = store;
        this.people = people;
        this.statements = statements;
        this.guests = guests;
        this.comments = comments;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (store.isFilled()) {
            return;
        }
        store.beginFilling();
        at(14);
        var cast = people.gather();
        publishedStatement(cast);
        var call = statementOpenForSignOn(cast);
        statementInItsSecondRound(cast);
        approvedStatement(cast);
        var inReview = statementInReview(cast);
        drafts(cast);
        clock.setBack(Duration.ZERO);
        mails.aboutCall(cast, call);
        mails.aboutReview(cast, "wanjiru", inReview);
        store.endFilling();
        LOG.info(
                "The demo coalition is ready: sign in as wanjiru@lakeside.example (coordinator), ingrid@wapit.example"
                        + " (administrator) or anybody else of it, password “{}”",
                DemoPeople.PASSWORD);
    }

    private void at(double daysAgo) {
        clock.setBack(Duration.ofMinutes((long) (daysAgo * 24 * 60)));
    }

    private void publishedStatement(Cast cast) {
        var statement =
                open(cast, "wanjiru", "No interception in the dark", "surveillance", List.of("North Sea Observatory"));
        statements.write(cast, "femke", statement, "surveillance");
        statements.submit(cast, "femke", statement);
        approveEverywhere(cast, statement, "lucia");
        at(11);
        var version = statements.call(
                cast, "wanjiru", statement, DemoStatements.invited(cast, EVERYBODY), Duration.ofDays(8));
        for (var representative :
                List.of("wanjiru", "aminata", "lerato", "rania", "lucia", "beatriz", "femke", "noah")) {
            statements.sign(cast, representative, version, null);
        }
        at(9.5);
        statements.sign(
                cast,
                "claire",
                version,
                "We read the fourth demand as leaving room for a prosecutor's order in cases of immediate danger to"
                        + " life, confirmed by a court within 48 hours.");
        statements.sign(cast, "maria", version, null);
        statements.decline(cast, "ioana", version, "Outside our mandate.");
        at(4);
        statements.close(cast, "wanjiru", version);
        statements.publish(cast, "wanjiru", statement);
    }

    private VersionId statementOpenForSignOn(Cast cast) {
        at(9);
        var statement = open(
                cast,
                "lucia",
                "A seat for civil society at the Conference of the States Parties",
                "civil-society-seat",
                List.of("World Assembly", "Red Andina"));
        statements.write(cast, "yuki", statement, "civil-society-seat");
        statements.submit(cast, "mateo", statement);
        approveEverywhere(cast, statement, "wanjiru");
        at(3);
        var version =
                statements.call(cast, "lucia", statement, DemoStatements.invited(cast, EVERYBODY), Duration.ofDays(5));
        statements.sign(cast, "lucia", version, null);
        statements.sign(cast, "kofi", version, null);
        at(2);
        statements.sign(cast, "aminata", version, null);
        statements.sign(
                cast,
                "agnieszka",
                version,
                "We do not join the third demand: speaking time is for the Conference to settle.");
        statements.sign(cast, "noah", version, null);
        at(1);
        statements.withdraw(cast, "noah", version);
        statements.decline(cast, "ioana", version, "Our board meets only next month.");
        statements.look(cast, "maria", version);
        statements.look(cast, "femke", version);
        guests.phone(cast, "lucia", version, "Southern Coast Trust", "Lerato Nkosi, Programme Director");
        guests.invite(cast, "lucia", version);
        guests.askToJoin(cast, "lucia", version);
        return version;
    }

    private void statementInItsSecondRound(Cast cast) {
        at(7);
        var statement = open(
                cast,
                "wanjiru",
                "Data protection before data sharing",
                "data-protection-1",
                List.of("Vistula Institute"));
        statements.write(cast, "tomasz", statement, "data-protection-1");
        statements.submit(cast, "tomasz", statement);
        at(6);
        comments.talk(cast, statement);
        statements.decide(
                cast,
                "moussa",
                statement,
                REQUEST_CHANGES,
                "No State in our region could receive anything under the second sentence of our position. Ask for"
                        + " conditions rather than for a refusal.");
        statements.awaitPhase(cast, "wanjiru", statement, Phase.DRAFTING);
        at(5);
        statements.write(cast, "tomasz", statement, "data-protection-2");
        statements.submit(cast, "tomasz", statement);
        at(4);
        statements.decide(cast, "moussa", statement, APPROVE, "This I can stand behind. Thank you.");
        statements.decide(cast, "lerato", statement, APPROVE, "");
    }

    private void approvedStatement(Cast cast) {
        at(6);
        var statement = open(
                cast, "wanjiru", "Protect children, and the children's rights", "children", List.of("Monsoon Network"));
        statements.write(cast, "maria", statement, "children");
        statements.submit(cast, "maria", statement);
        approveEverywhere(cast, statement, "lucia");
    }

    private StatementId statementInReview(Cast cast) {
        at(2);
        var statement = open(
                cast,
                "wanjiru",
                "Good-faith security research is not a crime",
                "research",
                List.of("Harbour Alliance"));
        statements.write(cast, "priya", statement, "research");
        statements.submit(cast, "priya", statement);
        at(1);
        comments.suggest(cast, statement);
        statements.decide(cast, "joris", statement, APPROVE, "Clear and short. The table will help delegations.");
        return statement;
    }

    private void drafts(Cast cast) {
        at(0.5);
        var safeguards = open(
                cast,
                "wanjiru",
                "Safeguards must travel with the powers",
                "safeguards",
                List.of("Lakeside Centre", "North Sea Observatory", "Instituto Mangue"));
        statements.write(cast, "otieno", safeguards, "safeguards");
        statements.open(
                cast,
                "lucia",
                "الضمانات قبل التعاون",
                "ar",
                "arabic",
                DemoStatements.grants(cast, List.of("Mashriq Centre", "Lakeside Centre"), REVIEWERS, List.of()));
    }

    private StatementId open(Cast cast, String coordinator, String title, String text, List<String> writers) {
        return statements.open(
                cast, coordinator, title, "en", text, DemoStatements.grants(cast, writers, REVIEWERS, List.of()));
    }

    /** Policy review, legal review, and clearance by a coordinator who did not write. */
    private void approveEverywhere(Cast cast, StatementId statement, String clearance) {
        statements.decide(cast, "moussa", statement, APPROVE, "");
        statements.decide(cast, "joris", statement, APPROVE, "Well argued.");
        statements.decide(cast, "claire", statement, APPROVE, "The articles are cited correctly.");
        statements.decide(cast, clearance, statement, APPROVE, "");
    }
}
