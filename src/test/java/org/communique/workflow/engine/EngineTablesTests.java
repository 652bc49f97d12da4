package org.communique.workflow.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.communique.operator.CannotStartException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EngineTablesTests {

    @Test
    void ofALaterFlowableAreRefused() {
        try (var database = new SingleConnectionDataSource("jdbc:h2:mem:", true)) {
            var rows = JdbcClient.create(database);
            assertThatCode(() -> EngineTables.refuseLater(database)).doesNotThrowAnyException();
            rows.sql("create table ACT_GE_PROPERTY (NAME_ varchar(64), VALUE_ varchar(300), REV_ int)")
                    .update();
            rows.sql("insert into ACT_GE_PROPERTY values ('schema.history', 'create(9.0.0.0)', 1)")
                    .update();
            for (var known : List.of("7.1.0.2", "8.0.0.0")) {
                rows.sql("insert into ACT_GE_PROPERTY values ('schema.version', ?, 1)")
                        .param(known)
                        .update();
            }
            assertThatCode(() -> EngineTables.refuseLater(database)).doesNotThrowAnyException();
            rows.sql("insert into ACT_GE_PROPERTY values ('common.schema.version', '9.0.0.0', 1)")
                    .update();
            assertThatThrownBy(() -> EngineTables.refuseLater(database))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("9.0.0.0")
                    .hasMessageContaining("8.0.0.0");
        }
    }

    /** In one line, as a MongoDB that does not answer is. */
    @Test
    void ofAPostgresqlThatDoesNotAnswerRefuseTheStart() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "someone", "a secret");
        assertThatThrownBy(() -> EngineTables.refuseLater(nowhere))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("PostgreSQL")
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("a secret");
    }
}
