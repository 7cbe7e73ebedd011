# fish completion for dstream; generated from its command tree.
# In ~/.config/fish/completions, or for this shell only: dstream completion fish | source

# The command that the words before the cursor lead to.
function __dstream_command
    set -l at dstream
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
            continue
        end
        switch "$at $word"
            case 'dstream bench'
                set at 'dstream bench'
            case 'dstream chaos'
                set at 'dstream chaos'
            case 'dstream completion'
                set at 'dstream completion'
            case 'dstream config'
                set at 'dstream config'
            case 'dstream consume'
                set at 'dstream consume'
            case 'dstream doctor'
                set at 'dstream doctor'
            case 'dstream drop-files'
                set at 'dstream drop-files'
            case 'dstream help'
                set at 'dstream help'
            case 'dstream pipe'
                set at 'dstream pipe'
            case 'dstream produce'
                set at 'dstream produce'
            case 'dstream serve-kafka'
                set at 'dstream serve-kafka'
            case 'dstream serve-socket'
                set at 'dstream serve-socket'
            case 'dstream shell'
                set at 'dstream shell'
            case 'dstream sql'
                set at 'dstream sql'
            case 'dstream tail'
                set at 'dstream tail'
            case 'dstream topics'
                set at 'dstream topics'
            case 'dstream watch'
                set at 'dstream watch'
            case 'dstream wordcount'
                set at 'dstream wordcount'
            case 'dstream --config' 'dstream --profile'
                set skip 1
            case 'dstream bench --case' 'dstream bench --config' 'dstream bench --jdbc-password' 'dstream bench --jdbc-url' 'dstream bench --jdbc-user' 'dstream bench --json' 'dstream bench --markdown' 'dstream bench --profile' 'dstream bench --runs' 'dstream bench --seed' 'dstream bench --size' 'dstream bench --words'
                set skip 1
            case 'dstream chaos --batch' 'dstream chaos --bootstrap-server' 'dstream chaos --checkpoint' 'dstream chaos --config' 'dstream chaos --jdbc-password' 'dstream chaos --jdbc-table' 'dstream chaos --jdbc-url' 'dstream chaos --jdbc-user' 'dstream chaos --kafka-config' 'dstream chaos --kafka-property' 'dstream chaos --kills' 'dstream chaos --pipe' 'dstream chaos --pipeline' 'dstream chaos --profile' 'dstream chaos --records' 'dstream chaos --seed' 'dstream chaos --sink' 'dstream chaos --slide' 'dstream chaos --source' 'dstream chaos --window' 'dstream chaos --words'
                set skip 1
            case 'dstream completion --config' 'dstream completion --profile'
                set skip 1
            case 'dstream config profiles'
                set at 'dstream config profiles'
            case 'dstream config show'
                set at 'dstream config show'
            case 'dstream config --config' 'dstream config --profile'
                set skip 1
            case 'dstream config profiles --config' 'dstream config profiles --profile'
                set skip 1
            case 'dstream config show --config' 'dstream config show --profile'
                set skip 1
            case 'dstream consume --bootstrap-server' 'dstream consume --config' 'dstream consume --count' 'dstream consume --format' 'dstream consume --group-id' 'dstream consume --kafka-config' 'dstream consume --kafka-property' 'dstream consume --partition' 'dstream consume --profile' 'dstream consume --topic' 'dstream consume --topic-pattern'
                set skip 1
            case 'dstream doctor --bootstrap-server' 'dstream doctor --checkpoint' 'dstream doctor --config' 'dstream doctor --format' 'dstream doctor --group-id' 'dstream doctor --host' 'dstream doctor --jdbc-connections' 'dstream doctor --jdbc-table' 'dstream doctor --jdbc-url' 'dstream doctor --jdbc-user' 'dstream doctor --kafka-config' 'dstream doctor --kafka-property' 'dstream doctor --master' 'dstream doctor --port' 'dstream doctor --profile' 'dstream doctor --sink-timeout' 'dstream doctor --topic'
                set skip 1
            case 'dstream drop-files --config' 'dstream drop-files --count' 'dstream drop-files --input' 'dstream drop-files --interval' 'dstream drop-files --lines' 'dstream drop-files --profile'
                set skip 1
            case 'dstream help --config' 'dstream help --profile'
                set skip 1
            case 'dstream pipe --alert' 'dstream pipe --alert-exec' 'dstream pipe --alert-webhook' 'dstream pipe --batch' 'dstream pipe --batches' 'dstream pipe --bootstrap-server' 'dstream pipe --checkpoint' 'dstream pipe --color' 'dstream pipe --conf' 'dstream pipe --config' 'dstream pipe --dashboard-keys' 'dstream pipe --dashboard-keystore' 'dstream pipe --dashboard-keystore-password' 'dstream pipe --dashboard-port' 'dstream pipe --dashboard-token' 'dstream pipe --duration' 'dstream pipe --fields' 'dstream pipe --format' 'dstream pipe --from' 'dstream pipe --group-id' 'dstream pipe --host' 'dstream pipe --idle' 'dstream pipe --input' 'dstream pipe --jdbc-connections' 'dstream pipe --jdbc-table' 'dstream pipe --jdbc-url' 'dstream pipe --jdbc-user' 'dstream pipe --kafka-config' 'dstream pipe --kafka-property' 'dstream pipe --listen' 'dstream pipe --master' 'dstream pipe --max-rate' 'dstream pipe --metrics-port' 'dstream pipe --name' 'dstream pipe --on-bad-file' 'dstream pipe --on-data-loss' 'dstream pipe --on-error' 'dstream pipe --output' 'dstream pipe --parse' 'dstream pipe --path' 'dstream pipe --pipeline' 'dstream pipe --port' 'dstream pipe --profile' 'dstream pipe --queue-batches' 'dstream pipe --queue-interval' 'dstream pipe --schema' 'dstream pipe --sink' 'dstream pipe --sink-timeout' 'dstream pipe --source' 'dstream pipe --stop-timeout' 'dstream pipe --table' 'dstream pipe --table-password' 'dstream pipe --table-refresh' 'dstream pipe --table-user' 'dstream pipe --time-zone' 'dstream pipe --top' 'dstream pipe --topic' 'dstream pipe --topic-pattern'
                set skip 1
            case 'dstream produce --bootstrap-server' 'dstream produce --config' 'dstream produce --count' 'dstream produce --input' 'dstream produce --kafka-config' 'dstream produce --kafka-property' 'dstream produce --key' 'dstream produce --profile' 'dstream produce --rate' 'dstream produce --seed' 'dstream produce --topic' 'dstream produce --vocabulary' 'dstream produce --words'
                set skip 1
            case 'dstream serve-kafka --bind' 'dstream serve-kafka --config' 'dstream serve-kafka --dir' 'dstream serve-kafka --port' 'dstream serve-kafka --profile' 'dstream serve-kafka --topics'
                set skip 1
            case 'dstream serve-socket --bind' 'dstream serve-socket --config' 'dstream serve-socket --count' 'dstream serve-socket --input' 'dstream serve-socket --interval' 'dstream serve-socket --order' 'dstream serve-socket --port' 'dstream serve-socket --profile' 'dstream serve-socket --seed'
                set skip 1
            case 'dstream shell --config' 'dstream shell --execute' 'dstream shell --profile'
                set skip 1
            case 'dstream sql --alert' 'dstream sql --alert-exec' 'dstream sql --alert-webhook' 'dstream sql --batch' 'dstream sql --batches' 'dstream sql --bootstrap-server' 'dstream sql --checkpoint' 'dstream sql --color' 'dstream sql --conf' 'dstream sql --config' 'dstream sql --dashboard-keys' 'dstream sql --dashboard-keystore' 'dstream sql --dashboard-keystore-password' 'dstream sql --dashboard-port' 'dstream sql --dashboard-token' 'dstream sql --duration' 'dstream sql --format' 'dstream sql --from' 'dstream sql --group-id' 'dstream sql --host' 'dstream sql --idle' 'dstream sql --input' 'dstream sql --jdbc-connections' 'dstream sql --jdbc-table' 'dstream sql --jdbc-url' 'dstream sql --jdbc-user' 'dstream sql --kafka-config' 'dstream sql --kafka-property' 'dstream sql --listen' 'dstream sql --master' 'dstream sql --max-rate' 'dstream sql --metrics-port' 'dstream sql --name' 'dstream sql --on-bad-file' 'dstream sql --on-data-loss' 'dstream sql --on-error' 'dstream sql --output' 'dstream sql --parse' 'dstream sql --path' 'dstream sql --port' 'dstream sql --profile' 'dstream sql --query' 'dstream sql --queue-batches' 'dstream sql --queue-interval' 'dstream sql --schema' 'dstream sql --sink' 'dstream sql --sink-timeout' 'dstream sql --slide' 'dstream sql --source' 'dstream sql --stop-timeout' 'dstream sql --table' 'dstream sql --table-password' 'dstream sql --table-refresh' 'dstream sql --table-user' 'dstream sql --time-zone' 'dstream sql --top' 'dstream sql --topic' 'dstream sql --topic-pattern' 'dstream sql --window'
                set skip 1
            case 'dstream tail --config' 'dstream tail --kafka-config' 'dstream tail --kafka-property' 'dstream tail --positions' 'dstream tail --profile' 'dstream tail --to'
                set skip 1
            case 'dstream topics create'
                set at 'dstream topics create'
            case 'dstream topics delete'
                set at 'dstream topics delete'
            case 'dstream topics describe'
                set at 'dstream topics describe'
            case 'dstream topics list'
                set at 'dstream topics list'
            case 'dstream topics --config' 'dstream topics --profile'
                set skip 1
            case 'dstream topics create --bootstrap-server' 'dstream topics create --config' 'dstream topics create --kafka-config' 'dstream topics create --kafka-property' 'dstream topics create --partitions' 'dstream topics create --profile' 'dstream topics create --replication-factor' 'dstream topics create --topic-config'
                set skip 1
            case 'dstream topics delete --bootstrap-server' 'dstream topics delete --config' 'dstream topics delete --kafka-config' 'dstream topics delete --kafka-property' 'dstream topics delete --profile'
                set skip 1
            case 'dstream topics describe --bootstrap-server' 'dstream topics describe --config' 'dstream topics describe --format' 'dstream topics describe --kafka-config' 'dstream topics describe --kafka-property' 'dstream topics describe --profile'
                set skip 1
            case 'dstream topics list --bootstrap-server' 'dstream topics list --config' 'dstream topics list --format' 'dstream topics list --kafka-config' 'dstream topics list --kafka-property' 'dstream topics list --profile'
                set skip 1
            case 'dstream watch --cacert' 'dstream watch --color' 'dstream watch --config' 'dstream watch --format' 'dstream watch --key' 'dstream watch --prefix' 'dstream watch --profile' 'dstream watch --query' 'dstream watch --time-zone' 'dstream watch --token' 'dstream watch --top'
                set skip 1
            case 'dstream wordcount --alert' 'dstream wordcount --alert-exec' 'dstream wordcount --alert-webhook' 'dstream wordcount --batch' 'dstream wordcount --batches' 'dstream wordcount --bootstrap-server' 'dstream wordcount --checkpoint' 'dstream wordcount --color' 'dstream wordcount --conf' 'dstream wordcount --config' 'dstream wordcount --dashboard-keys' 'dstream wordcount --dashboard-keystore' 'dstream wordcount --dashboard-keystore-password' 'dstream wordcount --dashboard-port' 'dstream wordcount --dashboard-token' 'dstream wordcount --duration' 'dstream wordcount --format' 'dstream wordcount --from' 'dstream wordcount --group-id' 'dstream wordcount --host' 'dstream wordcount --idle' 'dstream wordcount --input' 'dstream wordcount --jdbc-connections' 'dstream wordcount --jdbc-table' 'dstream wordcount --jdbc-url' 'dstream wordcount --jdbc-user' 'dstream wordcount --kafka-config' 'dstream wordcount --kafka-property' 'dstream wordcount --listen' 'dstream wordcount --master' 'dstream wordcount --max-rate' 'dstream wordcount --metrics-port' 'dstream wordcount --min-length' 'dstream wordcount --name' 'dstream wordcount --on-bad-file' 'dstream wordcount --on-data-loss' 'dstream wordcount --output' 'dstream wordcount --path' 'dstream wordcount --port' 'dstream wordcount --profile' 'dstream wordcount --queue-batches' 'dstream wordcount --queue-interval' 'dstream wordcount --sink' 'dstream wordcount --sink-timeout' 'dstream wordcount --slide' 'dstream wordcount --source' 'dstream wordcount --split' 'dstream wordcount --state-output' 'dstream wordcount --state-timeout' 'dstream wordcount --stop-timeout' 'dstream wordcount --stop-words' 'dstream wordcount --time-zone' 'dstream wordcount --top' 'dstream wordcount --topic' 'dstream wordcount --topic-pattern' 'dstream wordcount --window'
                set skip 1
        end
    end
    echo $at
end

# The words that the last part of a list can be, each behind the parts before it.
function __dstream_list
    set -l listed (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*,')
    for word in $argv
        contains -- $word (string split -- , "$listed")
        or echo "$listed$word"
    end
end

function __dstream_profiles
    set -l program (commandline -opc)[1]
    $program config profiles 2>/dev/null
end

# Within a pipeline: each proposal has the text before it, as fish replaces the whole word.
function __dstream_pipeline
    set -l text (commandline -ct | string collect | string replace -r '^--[\w-]*=' '')
    set text (string replace -r '^["\']' '' -- "$text" | string collect)
    set -l word (string match -r '\w*$' -- "$text")
    set -l before (string replace -r '\w*$' '' -- "$text" | string collect)
    # A text in quotes and a closed bracket are one character; (a, b) -> is a b ->.
    set -l plain (string replace -ra '\'[^\']*\'|"[^"]*"|`[^`]*`' @ -- "$text" | string join ' ')
    string match -qr '[\'"`]' -- "$plain"; and return
    string match -q '*.' -- "$before"; and return
    while set -l list (string match -r '\(([\w\s,]*)\)\s*->' -- "$plain")
        set list (string replace -a , ' ' -- "$list[2]")
        set plain (string replace -r '\([\w\s,]*\)\s*->' "$list ->" -- "$plain")
    end
    while string match -qr '[(\[{][^()\[\]{}]*[)\]}]' -- "$plain"
        set plain (string replace -ra '[(\[{][^()\[\]{}]*[)\]}]' @ -- "$plain")
    end
    set -l levels (string replace -ra '[\[{]' '(' -- "$plain" | string split '(')
    set -l stage ''
    set -l names
    # From one open bracket to the next: of each the last argument says what may follow.
    for i in (seq (count $levels))
        set -l argument $levels[$i]
        test $i = 1; or set argument (string replace -r '.*,' '' -- "$argument")
        if test $i != 1; and string match -qr -- '->|\b_\b' "$argument"
            for list in (string match -rga '([\w\s]*)->' -- "$argument" $levels[(math $i + 1)..])
                set -a names (string match -ra '\w+' -- $list)
            end
            set -a names (string split ' ' 'abs( acos( acosh( add_months( aes_decrypt( aggregate( and( array( array_append( array_compact( array_contains( array_distinct( array_except( array_insert( array_intersect( array_join( array_max( array_min( array_position( array_prepend( array_remove( array_repeat( array_size( array_sort( array_union( arrays_overlap( arrays_zip( ascii( asin( asinh( assert_true( atan( atan2( atanh( base64( bigint( bin( binary( bit_count( bit_get( bit_length( bitmap_bit_position( bitmap_bucket_number( bitmap_count( boolean( bround( btrim( cardinality( cast( cbrt( ceil( ceiling( char( char_length( character_length( chr( coalesce( concat( concat_ws( contains( conv( convert_timezone( cos( cosh( cot( crc32( csc( date( date_add( date_diff( date_format( date_from_unix_date( date_part( date_sub( date_trunc( dateadd( datediff( datepart( day( dayofmonth( dayofweek( dayofyear( decimal( decode( degrees( div( double( e( element_at( elt( encode( endswith( equal_null( exists( exp( expm1( extract( factorial( filter( find_in_set( flatten( float( floor( forall( format_number( format_string( from_csv( from_json( from_unixtime( from_utc_timestamp( get( get_json_object( getbit( greatest( hash( hex( hll_sketch_estimate( hll_union( hour( hypot( if( ifnull( ilike( in( initcap( instr( int( isnan( isnotnull( isnull( json_array_length( json_object_keys( last_day( lcase( least( left( len( length( levenshtein( like( ln( locate( log( log10( log1p( log2( lower( lpad( ltrim( luhn_check( make_date( make_dt_interval( make_interval( make_timestamp( make_timestamp_ltz( make_timestamp_ntz( make_ym_interval( map( map_concat( map_contains_key( map_entries( map_filter( map_from_arrays( map_from_entries( map_keys( map_values( map_zip_with( mask( md5( minute( mod( month( months_between( named_struct( nanvl( negative( next_day( not( nullif( nvl( nvl2( octet_length( or( overlay( parse_url( pi( pmod( position( positive( pow( power( printf( quarter( radians( raise_error( reduce( regexp( regexp_count( regexp_extract( regexp_extract_all( regexp_instr( regexp_like( regexp_replace( regexp_substr( repeat( replace( reverse( right( rint( rlike( round( rpad( rtrim( schema_of_csv( schema_of_json( sec( second( sentences( sequence( sha( sha1( sha2( shiftleft( shiftright( shiftrightunsigned( sign( signum( sin( sinh( size( slice( smallint( sort_array( soundex( space( split( split_part( sqrt( startswith( str_to_map( string( struct( substr( substring( substring_index( tan( tanh( timestamp( timestamp_micros( timestamp_millis( timestamp_seconds( tinyint( to_binary( to_char( to_csv( to_date( to_json( to_number( to_timestamp( to_timestamp_ltz( to_timestamp_ntz( to_unix_timestamp( to_utc_timestamp( to_varchar( transform( transform_keys( transform_values( translate( trim( trunc( try_add( try_aes_decrypt( try_divide( try_element_at( try_multiply( try_subtract( try_to_binary( try_to_number( try_to_timestamp( typeof( ucase( unbase64( unhex( unix_date( unix_micros( unix_millis( unix_seconds( unix_timestamp( upper( url_decode( url_encode( weekday( weekofyear( when( width_bucket( xpath( xpath_boolean( xpath_double( xpath_float( xpath_int( xpath_long( xpath_number( xpath_short( xpath_string( xxhash64( year( zip_with(')
            break
        end
        set -l last (string replace -r '.*\|' '' -- "$argument" | string trim)
        if test $i = (count $levels)
            test "$last" = "$word"; or return
            if string match -q '*|*' -- "$argument"
                set names (string split ' ' 'map( flatMap( filter( mapValues( flatMapValues( union( count( reduce( reduceByKey( combineByKey( groupByKey( join( leftOuterJoin( rightOuterJoin( fullOuterJoin( cogroup( subtract( intersection( distinct( sample( sortBy( sortByKey( top( take( repartition( countByValue( transform( window( countByWindow( reduceByWindow( reduceByKeyAndWindow( countByValueAndWindow( updateStateByKey( mapWithState(')
            else if test $i = 1
                set names (__dstream_sources) (string split ' ' 'map( flatMap( filter( mapValues( flatMapValues( union( count( reduce( reduceByKey( combineByKey( groupByKey( join( leftOuterJoin( rightOuterJoin( fullOuterJoin( cogroup( subtract( intersection( distinct( sample( sortBy( sortByKey( top( take( repartition( countByValue( transform( window( countByWindow( reduceByWindow( reduceByKeyAndWindow( countByValueAndWindow( updateStateByKey( mapWithState(')
            else if string match -q "* $stage *" ' union join leftOuterJoin rightOuterJoin fullOuterJoin cogroup subtract intersection '
                set names (__dstream_sources)
                test (count $names) != 0; or set names input
            end
            break
        end
        string match -qr '^[A-Za-z_]\w*$' -- "$last"; or return
        test $i = 1; or string match -q '*|*' -- "$argument"; or return
        set stage $last
    end
    set names (string match -- "$word*" $names)
    # fish ends the quote after a proposal that is alone; with two it inserts what they have in common.
    test (count $names) != 1; or set -a names "$names "
    for name in $names
        echo "$before$name"
    end
end

# The names in --source NAME=SOURCE.
function __dstream_sources
    set -l before ''
    for word in (commandline -opc)
        test "$before" = --source; and set word "--source=$word"
        string match -rg -- '^--source=(\w+)=' $word
        set before $word
    end
end

complete -c dstream -f

complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'bench' -d 'Measures how fast dstream is, beside the textbook\'s program'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'chaos' -d 'Kills a stream again and again, and checks that its results are exact'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'completion' -d 'Prints the completion script for a shell'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'config' -d 'Shows what is set in configuration file and environment'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'consume' -d 'Prints the messages of Kafka topics as they come'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'doctor' -d 'Checks Java, ports, broker, database, checkpoint; says how to mend it'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'drop-files' -d 'Drops files of lines into a watched directory; each appears whole'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'help' -d 'Prints the help of a command'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'pipe' -d 'Runs a chain of DStream operations over a live stream'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'produce' -d 'Sends random words, the lines of a file, or those of stdin to a Kafka topic'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'serve-kafka' -d 'Runs a single-node Kafka broker in this process, for demos and tests'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'serve-socket' -d 'TCP server that sends lines of FILE to every client'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'shell' -d 'Runs commands at a prompt, with completion and history'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'sql' -d 'Runs a query of SQL over each batch or window of live streams'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'tail' -d 'Agent: follows growing files and delivers their lines to a collector'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'topics' -d 'Creates, lists, describes and deletes Kafka topics'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'watch' -d 'Shows the results of a stream that runs with --sink dashboard'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -a 'wordcount' -d 'Counts the words of a live stream'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l all -d 'Measure everything'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l case -r -f -a '(__dstream_list kernel file pipe socket kafka-2 kafka-8 pipe-filter state pipe-state jdbc window pipe-window sql small latency watchers push memory distinct help first-counts)' -d 'What to measure, repeatable: kernel, file, pipe, socket, kafka-2, kafka-8, pipe-filter, state, pipe-state, jdbc, window, pipe-window, sql, small, latency, watchers, push, memory, distinct, help, first-counts'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l jdbc-password -r -f -d 'Where the password is: env:NAME or file:PATH'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l jdbc-url -r -f -d 'A database of MySQL or MariaDB, for the case jdbc; else --all leaves it out'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l jdbc-user -r -f -d 'Its user'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l json -r -F -d 'Write all figures there as well'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l markdown -r -F -d 'Write a page of tables there as well'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l runs -r -f -d 'Trials of each contender'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l seed -r -f -d 'Whole number that makes the same text again'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l size -r -f -d 'Text for a trial, in 10^6 bytes'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream bench"' -l words -r -f -d 'Different words in it'

complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l batch -r -f -d 'The batch interval'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l checkpoint -r -f -a '(__fish_complete_directories)' -d 'Local directory without files for the checkpoint'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l jdbc-password -r -f -d 'Where the password is: env:NAME or file:PATH'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l jdbc-table -r -f -d 'A table that is empty or not there, and stays'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l jdbc-url -r -f -d 'Database'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l jdbc-user -r -f -d 'Its user'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l keep -d 'Keep input, results, checkpoint, topic and table, and say where'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l kills -r -f -d 'Kill it so often'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l pipe -r -f -a '(__dstream_pipeline)' -d 'Run dstream pipe PIPELINE, in place of wordcount'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l pipeline -r -F -d 'The same with the pipeline in a file'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l records -r -f -d 'Lines or messages to generate'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l seed -r -f -d 'Whole number that makes the same records and kills again'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l sink -r -f -a 'text jdbc' -d 'Where it writes: text, jdbc'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l slide -r -f -d 'A result every DURATION, a multiple of --batch'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l source -r -f -a 'file kafka' -d 'Where it reads: file, kafka'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l stateful -d 'Keep running totals'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l window -r -f -d 'Count over the last DURATION, a multiple of --batch'
complete -c dstream -n 'test (__dstream_command) = "dstream chaos"' -l words -r -f -d 'Different words to draw from, by Zipf\'s law'

complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -f -a 'bash zsh fish'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream completion"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream config"' -a 'profiles' -d 'Prints the names of the profiles, one a line'
complete -c dstream -n 'test (__dstream_command) = "dstream config"' -a 'show' -d 'Prints what is set for each command; secrets are masked'
complete -c dstream -n 'test (__dstream_command) = "dstream config"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream config"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream config"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream config"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream config"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream config profiles"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream config profiles"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream config profiles"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream config profiles"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream config profiles"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream config show"' -f -a 'bench chaos completion config consume doctor drop-files help pipe produce serve-kafka serve-socket shell sql tail topics watch wordcount'
complete -c dstream -n 'test (__dstream_command) = "dstream config show"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream config show"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream config show"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream config show"' -l origin -d 'Say where each value comes from'
complete -c dstream -n 'test (__dstream_command) = "dstream config show"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream config show"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l count -r -f -d 'End after so many messages'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l exit -d 'End where the partitions end at the start; messages that come later stay'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l format -r -f -a 'text json' -d 'text, json (one object a line)'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l from-beginning -d 'Also the messages that are there'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l group-id -r -f -d 'Join this consumer group: go on where it was, share the partitions with its other members, commit what is printed'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l key -d 'Print the key and a TAB before each value; json has it always'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l partition -r -f -d 'Only these partitions of each topic, numbered from 0'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l topic -r -f -d 'Topics, repeatable or with commas'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -l topic-pattern -r -f -d 'All topics whose whole name matches'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream consume"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l checkpoint -r -f -a '(__fish_complete_directories)' -d 'A checkpoint\'s directory: what it is of, how far, and who has it'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l format -r -f -a 'text json' -d 'text, json (one object a line)'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l group-id -r -f -d 'The group whose offsets are compared'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l host -r -f -d 'The server'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l jdbc-connections -r -f -d 'jdbc: at most COUNT an executor'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l jdbc-password -d 'jdbc: env:NAME, file:PATH, or no value to be asked; given as it is, every user of the machine sees it'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l jdbc-replace-totals -d 'jdbc: delete the totals that are in the table when the stream begins anew; a checkpoint that goes on keeps them'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l jdbc-table -r -f -d 'jdbc: TABLE or SCHEMA.TABLE; made when missing'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l jdbc-url -r -f -d 'jdbc: jdbc:mysql:, jdbc:mariadb:, jdbc:postgresql: or jdbc:h2:…'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l jdbc-user -r -f -d 'jdbc: who logs in'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l master -r -f -d 'Spark master of the run'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l port -r -f -d 'Its TCP port'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l sink-timeout -r -f -d 'jdbc: try a batch again for DURATION when the database is away or rows are locked'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -l topic -r -f -d 'Topics whose offsets are shown, repeatable or with commas'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream doctor"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -f -a '(__fish_complete_directories)'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l count -r -f -d 'End after so many files'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l input -r -F -d 'File whose lines are dropped, bytes as they are; - for stdin'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l interval -r -f -d 'Time from file to file; 0s: none'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l lines -r -f -d 'Lines a file'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream drop-files"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream help"' -f -a 'bench chaos completion config consume doctor drop-files help pipe produce serve-kafka serve-socket shell sql tail topics watch wordcount'
complete -c dstream -n 'test (__dstream_command) = "dstream help"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream help"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream help"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream help"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream help"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -f -a '(__dstream_pipeline)'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l alert -r -f -d '"NAME: EXPRESSION [for DURATION]", repeatable: say on stderr when a row of the result begins to meet EXPRESSION, a Spark SQL condition over its columns, and when it no longer does'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l alert-exec -r -f -d 'Run COMMAND of the shell each time too, with what changed as JSON on its stdin and in DSTREAM_ALERT, DSTREAM_ALERT_STATE'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l alert-webhook -r -f -d 'Post that JSON to URL each time, or to the one that env:NAME or file:PATH has'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l backpressure -d 'socket, kafka: take in no more than batches can process'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l batch -r -f -d 'The batch interval: 200ms, 5s, 2m, 1h'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l batches -r -f -d 'End after COUNT batches'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l checkpoint -r -f -a '(__fish_complete_directories)' -d 'Keep state and positions in this directory, any Hadoop URI, and go on from it'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l color -r -f -a 'auto always never' -d 'Colors with --live: auto, always, never'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l conf -r -f -d 'A Spark property; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l dashboard-keys -r -f -d 'dashboard: the N best rows of a result are there to be seen'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l dashboard-keystore -r -F -d 'dashboard: serve https with the key in FILE, PKCS #12 or JKS'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l dashboard-keystore-password -r -f -d 'dashboard: its password, env:NAME or file:PATH'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l dashboard-port -r -f -d 'dashboard: where it is served, on this machine'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l dashboard-token -r -f -d 'dashboard: answer only those who send this token, env:NAME or file:PATH; needed to listen elsewhere than on this machine'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l duration -r -f -d 'End after DURATION, with what was received counted'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l existing -d 'Also count the files that are there at the start; of tail: what is in them then'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l exit-on-alert -d 'Stop when an alert begins, with exit status 4'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l explain -d 'Print the plan, its guarantee and what it contacts, as text, json; start nothing'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l fields -r -f -d 'What a record has beside its value, with commas: timestamp; of Kafka key, topic, partition, offset and headers; of files file'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l format -r -f -a 'text tsv csv json' -d 'console, text: text, tsv, csv, json'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l fresh -d 'Forget what stands in the checkpoint, and start over'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l from -r -f -a 'earliest latest committed' -d 'Start at earliest, latest, committed offsets'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l group-id -r -f -d 'The group that offsets are committed for'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l host -r -f -d 'The server'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l idle -r -f -d 'End after DURATION without a new record'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l input -r -F -d 'The lines to count; - for stdin, which is read to its end first'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l jdbc-connections -r -f -d 'jdbc: at most COUNT an executor'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l jdbc-password -d 'jdbc: env:NAME, file:PATH, or no value to be asked; given as it is, every user of the machine sees it'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l jdbc-replace-totals -d 'jdbc: delete the totals that are in the table when the stream begins anew; a checkpoint that goes on keeps them'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l jdbc-table -r -f -d 'jdbc: TABLE or SCHEMA.TABLE; made when missing'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l jdbc-url -r -f -d 'jdbc: jdbc:mysql:, jdbc:mariadb:, jdbc:postgresql: or jdbc:h2:…'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l jdbc-user -r -f -d 'jdbc: who logs in'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l list -d 'Prints all stages and exits'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l listen -r -f -d 'In place of a server: listen there, and take the lines of whoever connects; without HOST on this machine alone'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l live -l no-live -d 'console: draw the result in place, with keys'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l master -r -f -d 'Spark master: local[2], spark://host:7077, yarn, …'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l max-rate -r -f -d 'socket: lines a second; kafka: messages a second and partition, at most'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l metrics-port -r -f -d 'Serve /metrics for Prometheus, /health/live and /health/ready there; without HOST to this machine alone'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l name -r -f -d 'The application\'s name'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l on-bad-file -r -f -a 'fail skip' -d 'Where a file cannot be read as a whole: fail, skip'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l on-data-loss -r -f -a 'fail skip' -d 'Where offsets to be read are gone from the topic: fail, skip'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l on-error -r -f -a 'fail skip dead-letter=' -d 'What becomes of a record that --parse cannot read, or on which a function of map, flatMap, filter, mapValues or flatMapValues of pipe fails: it ends the stream (fail, the default); it is left out, and counted (skip); it is left out, and written into DIR with the error, a directory a batch, as JSON (dead-letter=DIR)'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l output -r -f -a '(__fish_complete_directories)' -d 'text: where each batch gets its directory, any Hadoop URI'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l parse -r -f -a 'json csv csv-header' -d 'Parses each line: a JSON object, or a line of CSV; csv-header passes over lines that are the names of the columns'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l path -r -F -d 'The directory to watch, any Hadoop URI; of tail: a file or a glob, repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l pipeline -r -F -d 'The pipeline from a file, with line ends and # comments as you like'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l port -r -f -d 'Its TCP port'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l queue-batches -r -f -d 'RDDs to cut the input into'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l queue-interval -r -f -d 'An RDD is pushed every DURATION; 0s: all at the start'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l schema -r -f -d 'The columns that --parse makes, with types of Spark SQL: \'id INT, url STRING\''
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l sink -r -f -a '(__dstream_list console text jdbc dashboard none)' -d 'Where results go: console, text, jdbc, dashboard, none; repeat it for several at once'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l sink-timeout -r -f -d 'jdbc: try a batch again for DURATION when the database is away or rows are locked'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l source -r -f -a 'socket file tail queue kafka stdin' -d 'Where lines come from: socket, file, tail, queue, kafka, stdin, or a URI such as socket://localhost:9999'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l stop-timeout -r -f -d 'A stop may take DURATION to count what was received, then it fails'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l table -r -f -d 'A table to join with, repeatable: files of Parquet, CSV with a header, JSON or text, as a path or a URI; or jdbc:URL#TABLE'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l table-password -r -f -d 'Password of a database: env:NAME, file:PATH, or the password itself, which all users of the machine can see; NAME=PASSWORD, repeatable, is that of one table'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l table-refresh -r -f -d 'Read the tables again every DURATION'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l table-user -r -f -d 'User of a database; NAME=USER, repeatable, is that of one table'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l time-zone -r -f -d 'console: the zone of batch times, such as Europe/Berlin'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l top -r -f -d 'console: the N best rows of each batch, 0 for all'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l topic -r -f -d 'Topics, repeatable or with commas'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l topic-pattern -r -f -d 'All topics whose whole name matches'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream pipe"' -l wal -d 'socket, stdin: log what comes in the checkpoint before it counts'

complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l count -r -f -d 'End after so many messages'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l input -r -F -d 'Send the lines of FILE, bytes as they are; - for stdin'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l key -r -f -a 'none word number tab' -d 'The key of a message: none (partitions in turn), word (its first), number (1, 2, 3,...) or tab (what stands before the first TAB of a line)'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l rate -r -f -d 'Messages a second; 0: no limit'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l seed -r -f -d 'Whole number that makes the same random words again'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l topic -r -f -d 'Send there'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l vocabulary -r -F -d 'File with the words to draw from'
complete -c dstream -n 'test (__dstream_command) = "dstream produce"' -l words -r -f -d 'Random words a message'

complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l bind -r -f -d 'Address to listen on'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l dir -r -f -a '(__fish_complete_directories)' -d 'Keep topics and records there'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l port -r -f -d 'Port to listen on; 0: any free one'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -l topics -r -f -d 'Topics to create, with 1 partition unless said'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-kafka"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l bind -r -f -d 'Address to listen on'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l count -r -f -d 'Close a client\'s connection after so many lines'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l input -r -F -d 'File whose lines are sent; - for stdin, which is read to its end first'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l interval -r -f -d 'Time from line to line; 0s: none'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l loop -d 'At the end of FILE, begin again'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l once -d 'End when the first client has left'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l order -r -f -a 'random sequential' -d 'random, sequential'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l port -r -f -d 'Port to listen on; 0: any free one'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -l seed -r -f -d 'Whole number that makes each client\'s random lines the same again'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream serve-socket"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -l execute -r -F -d 'Run the commands of FILE, without a prompt'
complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -s q -l quiet -d 'Leave out the line that a prompt begins with'
complete -c dstream -n 'test (__dstream_command) = "dstream shell"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l alert -r -f -d '"NAME: EXPRESSION [for DURATION]", repeatable: say on stderr when a row of the result begins to meet EXPRESSION, a Spark SQL condition over its columns, and when it no longer does'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l alert-exec -r -f -d 'Run COMMAND of the shell each time too, with what changed as JSON on its stdin and in DSTREAM_ALERT, DSTREAM_ALERT_STATE'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l alert-webhook -r -f -d 'Post that JSON to URL each time, or to the one that env:NAME or file:PATH has'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l backpressure -d 'socket, kafka: take in no more than batches can process'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l batch -r -f -d 'The batch interval: 200ms, 5s, 2m, 1h'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l batches -r -f -d 'End after COUNT batches'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l checkpoint -r -f -a '(__fish_complete_directories)' -d 'Keep state and positions in this directory, any Hadoop URI, and go on from it'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l color -r -f -a 'auto always never' -d 'Colors with --live: auto, always, never'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l conf -r -f -d 'A Spark property; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l dashboard-keys -r -f -d 'dashboard: the N best rows of a result are there to be seen'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l dashboard-keystore -r -F -d 'dashboard: serve https with the key in FILE, PKCS #12 or JKS'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l dashboard-keystore-password -r -f -d 'dashboard: its password, env:NAME or file:PATH'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l dashboard-port -r -f -d 'dashboard: where it is served, on this machine'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l dashboard-token -r -f -d 'dashboard: answer only those who send this token, env:NAME or file:PATH; needed to listen elsewhere than on this machine'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l duration -r -f -d 'End after DURATION, with what was received counted'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l existing -d 'Also count the files that are there at the start; of tail: what is in them then'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l exit-on-alert -d 'Stop when an alert begins, with exit status 4'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l explain -d 'Print the plan, its guarantee and what it contacts, as text, json; start nothing'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l format -r -f -a 'text tsv csv json' -d 'console, text: text, tsv, csv, json'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l fresh -d 'Forget what stands in the checkpoint, and start over'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l from -r -f -a 'earliest latest committed' -d 'Start at earliest, latest, committed offsets'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l group-id -r -f -d 'The group that offsets are committed for'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l host -r -f -d 'The server'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l idle -r -f -d 'End after DURATION without a new record'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l input -r -F -d 'The lines to count; - for stdin, which is read to its end first'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l jdbc-connections -r -f -d 'jdbc: at most COUNT an executor'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l jdbc-password -d 'jdbc: env:NAME, file:PATH, or no value to be asked; given as it is, every user of the machine sees it'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l jdbc-replace-totals -d 'jdbc: delete the totals that are in the table when the stream begins anew; a checkpoint that goes on keeps them'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l jdbc-table -r -f -d 'jdbc: TABLE or SCHEMA.TABLE; made when missing'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l jdbc-url -r -f -d 'jdbc: jdbc:mysql:, jdbc:mariadb:, jdbc:postgresql: or jdbc:h2:…'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l jdbc-user -r -f -d 'jdbc: who logs in'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l listen -r -f -d 'In place of a server: listen there, and take the lines of whoever connects; without HOST on this machine alone'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l live -l no-live -d 'console: draw the result in place, with keys'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l master -r -f -d 'Spark master: local[2], spark://host:7077, yarn, …'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l max-rate -r -f -d 'socket: lines a second; kafka: messages a second and partition, at most'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l metrics-port -r -f -d 'Serve /metrics for Prometheus, /health/live and /health/ready there; without HOST to this machine alone'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l name -r -f -d 'The application\'s name'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l on-bad-file -r -f -a 'fail skip' -d 'Where a file cannot be read as a whole: fail, skip'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l on-data-loss -r -f -a 'fail skip' -d 'Where offsets to be read are gone from the topic: fail, skip'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l on-error -r -f -a 'fail skip dead-letter=' -d 'What becomes of a record that --parse cannot read, or on which a function of map, flatMap, filter, mapValues or flatMapValues of pipe fails: it ends the stream (fail, the default); it is left out, and counted (skip); it is left out, and written into DIR with the error, a directory a batch, as JSON (dead-letter=DIR)'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l output -r -f -a '(__fish_complete_directories)' -d 'text: where each batch gets its directory, any Hadoop URI'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l parse -r -f -a 'json csv csv-header' -d 'Parses each line: a JSON object, or a line of CSV; csv-header passes over lines that are the names of the columns'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l path -r -F -d 'The directory to watch, any Hadoop URI; of tail: a file or a glob, repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l port -r -f -d 'Its TCP port'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l query -r -F -d 'The query from a file, with line ends and comments as you like'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l queue-batches -r -f -d 'RDDs to cut the input into'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l queue-interval -r -f -d 'An RDD is pushed every DURATION; 0s: all at the start'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l schema -r -f -d 'The columns that --parse makes, with types of Spark SQL: \'id INT, url STRING\''
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l sink -r -f -a '(__dstream_list console text jdbc dashboard none)' -d 'Where results go: console, text, jdbc, dashboard, none; repeat it for several at once'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l sink-timeout -r -f -d 'jdbc: try a batch again for DURATION when the database is away or rows are locked'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l slide -r -f -d 'A result every DURATION, a multiple of --batch'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l source -r -f -a 'socket file tail queue kafka stdin' -d 'Where lines come from: socket, file, tail, queue, kafka, stdin, or a URI such as socket://localhost:9999'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l stateful -d 'Keep running totals: the query, an aggregation with count, sum, avg, min and max, is over all records since the start, and a batch has a row for each group that it changed'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l stop-timeout -r -f -d 'A stop may take DURATION to count what was received, then it fails'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l table -r -f -d 'A table to join with, repeatable: files of Parquet, CSV with a header, JSON or text, as a path or a URI; or jdbc:URL#TABLE'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l table-password -r -f -d 'Password of a database: env:NAME, file:PATH, or the password itself, which all users of the machine can see; NAME=PASSWORD, repeatable, is that of one table'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l table-refresh -r -f -d 'Read the tables again every DURATION'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l table-user -r -f -d 'User of a database; NAME=USER, repeatable, is that of one table'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l time-zone -r -f -d 'console: the zone of batch times, such as Europe/Berlin'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l top -r -f -d 'console: the N best rows of each batch, 0 for all'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l topic -r -f -d 'Topics, repeatable or with commas'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l topic-pattern -r -f -d 'All topics whose whole name matches'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l wal -d 'socket, stdin: log what comes in the checkpoint before it counts'
complete -c dstream -n 'test (__dstream_command) = "dstream sql"' -l window -r -f -d 'Each view has the records of the last DURATION, a multiple of --batch'

complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -F
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l existing -d 'At the first start, also deliver what is in the files already'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l positions -r -F -d 'Where it keeps how far the files are delivered'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l to -r -f -d 'Deliver there: socket://HOST:PORT or kafka://HOST:PORT/TOPIC'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -l until-end -d 'End when all that is in the files is delivered, once there is a collector'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream tail"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'create' -d 'Creates topics'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'delete' -d 'Deletes topics with all their records'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'describe' -d 'Prints partitions, leaders, replicas, offsets and settings of topics'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -a 'list' -d 'Prints the names of all topics, a line each'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream topics"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l if-not-exists -d 'Leave topics that are there as they are'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l partitions -r -f -d 'Partitions of each'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l replication-factor -r -f -d 'Brokers that keep each partition'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -l topic-config -r -f -d 'Setting of the topics, such as cleanup.policy=compact; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream topics create"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -l if-exists -d 'A topic that is not there is no error'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream topics delete"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -l format -r -f -a 'text json' -d 'text, json (one object a line)'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream topics describe"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l format -r -f -a 'text json' -d 'text, json (one object a line)'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l internal -d 'Kafka\'s own topics, too'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream topics list"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l cacert -r -F -d 'Trust the certificates in FILE, PEM, of https servers'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l color -r -f -a 'auto always never' -d 'Colors with --live: auto, always, never'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l format -r -f -a 'text tsv csv json' -d 'text, tsv, csv, json'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l key -r -f -d 'Only the row with this key'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l live -l no-live -d 'console: draw the result in place, with keys'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l prefix -r -f -d 'Only rows whose key begins with TEXT'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l query -r -f -d 'Only rows that meet this condition of Spark SQL, such as "count > 100"'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l time-zone -r -f -d 'The zone of batch times'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l token -r -f -d 'The token that it asks for, env:NAME or file:PATH'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -l top -r -f -d 'Print the N best rows of each result, 0 for all'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream watch"' -s V -l version -d 'Print version information and exit'

complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l alert -r -f -d '"NAME: EXPRESSION [for DURATION]", repeatable: say on stderr when a row of the result begins to meet EXPRESSION, a Spark SQL condition over its columns, and when it no longer does'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l alert-exec -r -f -d 'Run COMMAND of the shell each time too, with what changed as JSON on its stdin and in DSTREAM_ALERT, DSTREAM_ALERT_STATE'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l alert-webhook -r -f -d 'Post that JSON to URL each time, or to the one that env:NAME or file:PATH has'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l backpressure -d 'socket, kafka: take in no more than batches can process'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l batch -r -f -d 'The batch interval: 200ms, 5s, 2m, 1h'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l batches -r -f -d 'End after COUNT batches'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l bootstrap-server -r -f -d 'Kafka brokers, separated by commas'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l checkpoint -r -f -a '(__fish_complete_directories)' -d 'Keep state and positions in this directory, any Hadoop URI, and go on from it'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l color -r -f -a 'auto always never' -d 'Colors with --live: auto, always, never'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l conf -r -f -d 'A Spark property; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l config -r -F -d 'Settings'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l dashboard-keys -r -f -d 'dashboard: the N best rows of a result are there to be seen'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l dashboard-keystore -r -F -d 'dashboard: serve https with the key in FILE, PKCS #12 or JKS'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l dashboard-keystore-password -r -f -d 'dashboard: its password, env:NAME or file:PATH'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l dashboard-port -r -f -d 'dashboard: where it is served, on this machine'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l dashboard-token -r -f -d 'dashboard: answer only those who send this token, env:NAME or file:PATH; needed to listen elsewhere than on this machine'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l duration -r -f -d 'End after DURATION, with what was received counted'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l existing -d 'Also count the files that are there at the start; of tail: what is in them then'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l exit-on-alert -d 'Stop when an alert begins, with exit status 4'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l explain -d 'Print the plan, its guarantee and what it contacts, as text, json; start nothing'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l format -r -f -a 'text tsv csv json' -d 'console, text: text, tsv, csv, json'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l fresh -d 'Forget what stands in the checkpoint, and start over'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l from -r -f -a 'earliest latest committed' -d 'Start at earliest, latest, committed offsets'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l group-id -r -f -d 'The group that offsets are committed for'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s h -l help -d 'Show this help message and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l host -r -f -d 'The server'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l idle -r -f -d 'End after DURATION without a new record'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l input -r -F -d 'The lines to count; - for stdin, which is read to its end first'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-connections -r -f -d 'jdbc: at most COUNT an executor'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-password -d 'jdbc: env:NAME, file:PATH, or no value to be asked; given as it is, every user of the machine sees it'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-replace-totals -d 'jdbc: delete the totals that are in the table when the stream begins anew; a checkpoint that goes on keeps them'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-table -r -f -d 'jdbc: TABLE or SCHEMA.TABLE; made when missing'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-url -r -f -d 'jdbc: jdbc:mysql:, jdbc:mariadb:, jdbc:postgresql: or jdbc:h2:…'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l jdbc-user -r -f -d 'jdbc: who logs in'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l kafka-config -r -F -d 'File with properties of the Kafka client'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l kafka-property -r -f -d 'Property of the Kafka client; repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l listen -r -f -d 'In place of a server: listen there, and take the lines of whoever connects; without HOST on this machine alone'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l live -l no-live -d 'console: draw the result in place, with keys'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l lower-case -d 'Count words in lower case'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l master -r -f -d 'Spark master: local[2], spark://host:7077, yarn, …'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l max-rate -r -f -d 'socket: lines a second; kafka: messages a second and partition, at most'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l metrics-port -r -f -d 'Serve /metrics for Prometheus, /health/live and /health/ready there; without HOST to this machine alone'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l min-length -r -f -d 'Leave shorter words out'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l name -r -f -d 'The application\'s name'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l no-config -d 'Leave settings of files and environment out'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l on-bad-file -r -f -a 'fail skip' -d 'Where a file cannot be read as a whole: fail, skip'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l on-data-loss -r -f -a 'fail skip' -d 'Where offsets to be read are gone from the topic: fail, skip'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l output -r -f -a '(__fish_complete_directories)' -d 'text: where each batch gets its directory, any Hadoop URI'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l path -r -F -d 'The directory to watch, any Hadoop URI; of tail: a file or a glob, repeatable'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l port -r -f -d 'Its TCP port'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l profile -r -f -a '(__dstream_profiles)' -d 'Use the settings of [profiles.PROFILE], too'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l queue-batches -r -f -d 'RDDs to cut the input into'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l queue-interval -r -f -d 'An RDD is pushed every DURATION; 0s: all at the start'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s q -l quiet -d 'Print errors only on stderr'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l sink -r -f -a '(__dstream_list console text jdbc dashboard none)' -d 'Where results go: console, text, jdbc, dashboard, none; repeat it for several at once'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l sink-timeout -r -f -d 'jdbc: try a batch again for DURATION when the database is away or rows are locked'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l slide -r -f -d 'A result every DURATION, a multiple of --batch'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l source -r -f -a 'socket file tail queue kafka stdin' -d 'Where lines come from: socket, file, tail, queue, kafka, stdin, or a URI such as socket://localhost:9999'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l split -r -f -d 'What stands between words'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l state-output -r -f -a 'changed all' -d 'Rows of a stateful batch: changed, all'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l state-timeout -r -f -d 'Forget words that did not occur for DURATION'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l stateful -d 'Keep running totals'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l stop-timeout -r -f -d 'A stop may take DURATION to count what was received, then it fails'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l stop-words -r -F -d 'Leave the words of this file out, one a line, UTF-8'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l time-zone -r -f -d 'console: the zone of batch times, such as Europe/Berlin'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l top -r -f -d 'console: the N best rows of each batch, 0 for all'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l topic -r -f -d 'Topics, repeatable or with commas'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l topic-pattern -r -f -d 'All topics whose whole name matches'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s v -l verbose -d 'Say more on stderr: log, reasons, stack traces'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -s V -l version -d 'Print version information and exit'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l wal -d 'socket, stdin: log what comes in the checkpoint before it counts'
complete -c dstream -n 'test (__dstream_command) = "dstream wordcount"' -l window -r -f -d 'Count over the last DURATION, a multiple of --batch'
