package org.communique.log;

import java.util.regex.Pattern;

/** What a server logs apart from its jobs, which go on with what earlier tests left to them. */
public final class RequestOutput {

    private static final Pattern RECORD = Pattern.compile("(?m)^(?=\\d{4}-\\d\\d-\\d\\dT)");
    private static final Pattern OF_A_JOB = Pattern.compile("^\\S+ +\\w+ .*?\\[ *job-\\d+] ");

    private RequestOutput() {}

    /** @param output lines, and the traces that belong to them */
    public static String in(String output) {
        var rest = new StringBuilder();
        for (var record : RECORD.split(output)) {
            if (!OF_A_JOB.matcher(record).find()) {
                rest.append(record);
            }
        }
        return rest.toString();
    }
}
