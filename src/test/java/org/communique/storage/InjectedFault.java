package org.communique.storage;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** What happens to the next command of the {@link FakeReplicaSet} that it is meant for, once. */
record InjectedFault(Predicate<BsonDocument> commands, Effect effect) {

    sealed interface Effect {

        /**
         * The command does nothing and is answered with an error.
         *
         * @param labels of the error; null for those that MongoDB gives it
         */
        record Refused(int code, @Nullable List<String> labels) implements Effect {

            Refused(int code) {
                this(code, null);
            }
        }

        /** The command does nothing and its connection is closed. */
        record Disconnected() implements Effect {}

        /** The command is carried out and the connection closed without an answer. */
        record ReplyLost() implements Effect {}

        /** The command waits, before it does anything, until it is let go. */
        record Held(CountDownLatch arrived, CountDownLatch released) implements Effect {}

        /** A change stream ends, as when its database was dropped. */
        record Invalidated() implements Effect {}
    }

    static Predicate<BsonDocument> named(String command) {
        return document -> document.getFirstKey().equals(command);
    }
}
