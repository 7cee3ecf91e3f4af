package org.imprimatur.audit;

import org.springframework.stereotype.Component;

@Component
class Timestamps {
    void fetch() {}
}
