package org.communique.workflow.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.statement.StatementId;
import org.communique.workflow.stage.StageId;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The steps that processes have taken, in the engine's database: a row is inserted in the same transaction as its step, and its
 * primary key prevents taking the step twice.
 */
@Component
public class AppliedSteps implements InitializingBean {

    public record Step(String activity, int round, int version, String outcome, Instant at) {}

    /** How often the statement was submitted or sent back, and which version its process is about. */
    record Round(int number, int version) {}

    /** Marks a round that begins when a statement is sent back; the outcome is the target step. */
    static final String SENT_BACK = "sent-back";

    /** Marks the beginning of a process; the outcome is the workflow, or {@link #REBUILT}. */
    static final String START = "start";

    /** The outcome of a beginning that was not the first: the engine's database had lost the process. */
    static final String REBUILT = "rebuilt";

    private final JdbcClient jdbc;
    private final Clock clock;

    AppliedSteps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.sql("""
            create table if not exists communique_applied (
              id varchar(160) primary key,
              statement varchar(120) not null,
              activity varchar(120) not null,
              round integer not null,
              version integer not null,
              outcome varchar(40) not null,
              applied_at timestamp not null)
            """).update();
        jdbc.sql("create index if not exists communique_applied_statement on communique_applied (statement)")
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the step was taken before */
    void add(StatementId statement, String activity, Round round, String outcome) {
        jdbc.sql("insert into communique_applied values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        StageId.of(statement, activity, round.number()).value(),
                        statement.value(),
                        activity,
                        round.number(),
                        round.version(),
                        outcome,
                        Timestamp.from(clock.instant()))
                .update();
    }

    boolean contains(StatementId statement, String activity, int round) {
        return jdbc.sql("select count(*) from communique_applied where id = ?")
                        .param(StageId.of(statement, activity, round).value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Those that have begun a process, whether it has ended or not. */
    Set<StatementId> begun() {
        return jdbc.sql("select statement from communique_applied where activity = ?")
                .param(START)
                .query((row, number) -> new StatementId(row.getString("statement")))
                .set();
    }

    /** Whether the times of its steps are those at which a lost process was rebuilt. */
    public boolean isRebuilt(StatementId statement) {
        return of(statement).stream()
                .anyMatch(
                        step -> step.activity().equals(START) && step.outcome().equals(REBUILT));
    }

    /** In the order in which they were taken. */
    public List<Step> of(StatementId statement) {
        return jdbc.sql("select * from communique_applied where statement = ? order by applied_at, round")
                .param(statement.value())
                .query((row, number) -> new Step(
                        row.getString("activity"),
                        row.getInt("round"),
                        row.getInt("version"),
                        row.getString("outcome"),
                        row.getTimestamp("applied_at").toInstant()))
                .list();
    }
}
