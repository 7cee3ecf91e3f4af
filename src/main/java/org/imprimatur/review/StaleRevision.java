package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The text changed after it was read: what stands there now is not what the person saw. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StaleRevision extends Refusal {

    private final int read;
    private final int latest;

    StaleRevision(int read, int latest) {
        super(Integer.toString(read), Integer.toString(latest));
        this.read = read;
        this.latest = latest;
    }

    public int read() {
        return read;
    }

    public int latest() {
        return latest;
    }
}
