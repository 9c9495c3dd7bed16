// The five surveys as a resident answers them here: question or item id → chosen option ids. Written down from the
// questionnaire, not derived from the program. Items of a grid share their choice unless told otherwise.

const same = (option, ...items) => Object.fromEntries(items.map((item) => [item, [option]]));
const problems = ['pr_moped', 'pr_elspark', 'pr_fart', 'pr_skoltrafik', 'pr_morkt', 'pr_skrap', 'pr_droger', 'pr_gang'];
const problemsForOlder = problems.filter((item) => item !== 'pr_skoltrafik' && item !== 'pr_gang');
const trust = ['fv_polis', 'fv_kommun', 'fv_lofte'];

export const SURVEYS = {
    barn: {
        omr: ['norr'],
        b_dag: ['alltid'],
        b_kvall: ['inte_ute'],
        b_skolvag: ['ibland'],
        b_skola: ['aldrig'],
        b_orsak: ['elspark', 'morkt', 'vuxna'],
        b_plats: ['nej'],
        b_vuxen: ['ja'],
    },
    ungdom: {
        omr: ['soder'],
        trygg_kvall: ['ganska_otrygg'],
        ...same('ganska_trygg', 'u_skolvag', 'u_iskolan', 'u_buss'),
        ...same('litet', ...problems),
        plats: ['centrum', 'tunnel'],
        tid: ['kvall', 'natt'],
        u_avstatt: ['plats', 'personer'],
        utsatt: ['nej'],
        ...same('ganska_bra', ...trust),
        kon: ['kvinna'],
    },
    'unga-vuxna': {
        omr: ['on'],
        trygg_kvall: ['mycket_otrygg'],
        ...same('annat_skal', 'y_station', 'y_buss', 'y_centrum'),
        ...same('ganska_stort', ...problems),
        plats: ['station'],
        tid: ['varierar'],
        utsatt: ['hot', 'natet'],
        ...same('inte_alls', ...trust),
        prio: ['narkotika', 'dialog'],
        kon: ['annat'],
    },
    vuxna: {
        omr: ['norr'],
        trygg_kvall: ['avstar'],
        ...same('mycket_stort', ...problems),
        ...same('ganska_ofta', 'v_overfall', 'v_inbrott', 'v_bedrageri', 'v_narstaende'),
        utsatt: ['stold'],
        plats: ['park', 'hallplats', 'parkering'],
        tid: ['natt'],
        ...same('helt', ...trust),
        prio: ['morker', 'trafik'],
        kon: ['man'],
    },
    aldre: {
        omr: ['annan_kommun'],
        ...same('mycket_trygg', 'a_dag', 'a_kvall', 'a_hemma'),
        ...same('inget', ...problemsForOlder),
        a_bedr: ['forsok'],
        a_hur: ['telefon', 'sms'],
        a_vet: ['delvis'],
        a_info: ['brev', 'anhorig'],
        ...same('vet_inte', ...trust),
        prio: ['bedrageri'],
        kon: ['vill_inte'],
    },
};

/** What each survey asks only after a certain answer. */
export const FOLLOW_UPS = {
    ungdom: { question: 'plats', opens: 'park', closes: 'ingenstans', then: 'tid' },
    'unga-vuxna': { question: 'plats', opens: 'station', closes: 'vet_inte', then: 'tid' },
    vuxna: { question: 'plats', opens: 'tunnel', closes: 'ingenstans', then: 'tid' },
    aldre: { question: 'a_bedr', opens: 'forlust', closes: 'nej', then: 'a_hur' },
};
