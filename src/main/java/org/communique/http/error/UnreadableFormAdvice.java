package org.communique.http.error;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Answers forms that cannot be read as their senders' mistake. Where Tomcat refused the body, it has set the status already. */
@ControllerAdvice
class UnreadableFormAdvice {

    @ExceptionHandler
    void tooLarge(MaxUploadSizeExceededException failure, HttpServletResponse response) throws IOException {
        refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }

    @ExceptionHandler
    void unreadable(MultipartException failure, HttpServletResponse response) throws IOException {
        refuse(response, HttpServletResponse.SC_BAD_REQUEST);
    }

    @ExceptionHandler
    void unreadable(InvalidParameterException failure, HttpServletResponse response) throws IOException {
        refuse(response, failure.getErrorCode());
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(status);
        }
    }
}
