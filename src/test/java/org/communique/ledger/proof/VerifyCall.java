package org.communique.ledger.proof;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** Calls the verifier as its command line does. */
public final class VerifyCall {

    private VerifyCall() {}

    /** @return the exit code */
    public static int run(List<String> arguments) {
        return Verify.run(arguments.toArray(String[]::new), new PrintStream(OutputStream.nullOutputStream()));
    }
}
