-- With H2's default of half a second a killed process loses thousands of committed transactions; with 0 none.
-- The setting stays in the file, so an address that forgets WRITE_DELAY=0 loses nothing either.
set write_delay 0;
