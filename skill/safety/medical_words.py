"""Medical words: what medicines, illnesses, symptoms and tests are called, and the classes that rules name them by."""

import re

_WORDS = {
    "DRUG": """
        oxytocin_injection oxytocin_shot oxytocin_infusion oxytocin_iv oxytocin_jab contraceptive_implant
        contraceptive_coil pain_med pain_tablet pain_pill nerve_tablet nerve_pill sleep_med mood_tablet
        mood_pill depression_tablet depression_pill blood_pressure_med heart_med heart_medicine epilepsy_drop
        epilepsy_tablet epilepsy_med anti_anxiety anti_sickness sickness_tablet travel_sickness_tablet
        benzodiazepine antabuse tranquilliser tranquilizer barbiturate muscle_relaxant anaesthetic anesthetic
        general_anaesthetic nicotine_patch hormone_replacement fertility_drug fertility_tablet steroid_cream
        steroid_injection cortisone_injection sleeping_med sleep_aid nytol kalms diazzies zopliclone sertaline
        sertralene citalopran amitryptiline fluoxotine ramapril omeprazol metaformin naproxin gabbapentin anusol
        canesten dioralyte bonjela savlon sudocrem germolene dettol infacol nurofens solpadeine co_dydramol
        buscopan senna lactulose movicol laxido fybogel gas_and_air entonox pessary iud contraceptive_pill
        contraception plan_b abortion_pill water_tabs warfrin blood_thinners lanzoprazole simvastatin
        allopurinol colchicine nitrofurantoin trimethoprim clopidogrel rivaroxaban edoxaban heparin digoxin
        amiodarone ivabradine salbutamol symbicort fostair seretide montelukast tiotropium risperidone
        haloperidol clozapine methylphenidate lisdexamfetamine guanfacine atomoxetine zolpidem lunesta trazadone
        hydroxyzine atarax pregabolin oramorph buprenorphine nalmefene acamprosate hydroxychloroquine
        sulfasalazine azathioprine adalimumab sumatriptan ergotamine topiramate letrozol anastrozole goserelin
        zoladex dexamethasone betamethasone prostaglandin misoprostol mifepristone clomifene letrazole hcg
        cabergoline bromocriptine domperidone desmopressin vasopressin tadalafil sildenafil dapoxetine
        semaglutide liraglutide antidepressant anti_depressant ssri snri beta_blocker benzo antibiotic
        antihistamine anti_inflammatory antipsychotic anti_psychotic steroid statin blood_thinner diuretic
        laxative sedative mood_stabiliser mood_stabilizer painkiller pain_killer pain_relief sleeping_pill
        sleeping_tablet sleeper_tablet water_tablet water_pill heart_tablet heart_pill blood_pressure_pill
        blood_pressure_tablet pressure_tablet anxiety_pill anxiety_tablet anxiety_med happy_pill birth_control
        contraceptive mini_pill morning_after_pill chemo chemotherapy immunotherapy hrt insulin antacid
        decongestant antifungal antiviral thyroid_tablet iron_tablet worming_tablet pain_patch flu_jab
        b12_injection diet_pill zoloft prozac lexapro celexa cipralex paxil seroxat effexor cymbalta wellbutrin
        xanax valium ativan klonopin lithium lamictal lamotrigine seroquel abilify adderall ritalin vyvanse
        elvanse concerta strattera metformin warfarin apixaban eliquis gabapentin neurontin lyrica tramadol
        codeine co_codamol morphine methadone suboxone percocet vicodin fentanyl ambien zopiclone temazepam
        ketamine levothyroxine thyroxine ibuprofen nurofen advil aspirin paracetamol tylenol acetaminophen
        calpol naproxen diclofenac voltarol benadryl piriton sudafed imodium rennie gaviscon viagra cialis
        ozempic wegovy mounjaro botox tamoxifen letrozole clomid metoclopramide methotrexate humira prednisone
        cortisone hydrocortisone ventolin champix naltrexone pitocin syntocinon carbetocin oxytocin_drip
        syntometrine pethidine estrogen oestrogen testosterone progesterone mirtazapine trazodone buspirone
        melatonin valproate epilim keppra tegretol donepezil aricept memantine ropinirole levodopa sinemet xyzal
        loratadine cetirizine minoxidil roaccutane accutane finasteride spironolactone furosemide bisoprolol
        nitroglycerin amoxicillin penicillin doxycycline metronidazole mefloquine quinine ivermectin naloxone
        narcan fluoxetine entresto ranolazine stimulant adhd_med medicinal_cannabis opium dexamphetamine
        depo_shot
        """,
    "PILL": """
        med meds medicament tonic linctus syrup sachet prescribe prescribed medicate medicated overdose antidote
        placebo painkilling medicine medication pill tablet prescription drug capsule injection jab dosage
        inhaler ointment cough_mixture suppository remedy puffer eye_drop ear_drop
        """,
    "ILL": """
        lump_in_breast breast_lump stomach_ulcer mouth_ulcer gum_disease abscess blood_poisoning food_poisoning
        norovirus stomach_bug e_coli salmonella strep strep_throat adenoid adenoids glue_ear perforated_eardrum
        deaf macular_degeneration astigmatism lazy_eye detached_retina broken_bone fracture fractured sprain
        sprained torn_ligament pulled_muscle whiplash trapped_nerve pinched_nerve spondylitis spondylosis
        osteoarthritis rheumatoid rheumatism polymyalgia bursitis tendonitis tennis_elbow repetitive_strain rsi
        shin_splint varicose_vein varicose poor_circulation mini_stroke tia stroke_risk heart_block palpitation
        murmur cardiomyopathy high_cholesterol prediabetic pre_diabetic type_one type_two hypoglycaemia
        thyroiditis hashimoto graves_disease addison cushing adrenal_fatigue diverticulitis gastritis
        hiatus_hernia candida sibo leaky_gut fatty_liver pancreatitis gallbladder kidney_infection prolapse
        overactive_bladder enlarged_prostate prostatitis low_testosterone varicocele peyronie vulvodynia
        pelvic_pain period_pain heavy_period adenomyosis ovarian_cyst cervical_cancer breast_cancer
        prostate_cancer bowel_cancer skin_cancer lung_cancer hpv syphilis gonorrhoea std aids lice head_lice
        tick_bite shingles eczma exzema psoriosis alopecia vitiligo cellulitis carbuncle ganglion sebaceous
        rabies mrsa rsv hand_foot_mouth slapped_cheek german_measles rubella roseola scarletina rickets
        jaundiced autoimmune crohns huntington huntingtons mnd myasthenia guillain_barre bell_palsy bells_palsy
        essential_tremor dystonia alcoholic alcoholism cirrhosis personality_disorder mania psychopathic schizo
        hallucination hallucinating body_dysmorphia binge_eating trichotillomania selective_mutism oppositional
        pda fetal_alcohol learning_disability developmental_delay speech_delay global_delay down_syndrome rett
        fragile_x angelman cystic_fibrosis sickle_cell haemophilia thalassaemia leukemia myeloma sarcoma
        brain_cancer hay_fever allergies anaphylaxis vaginal_dryness postnatal_psychosis baby_blues hyperemesis
        placenta_previa ehlers_danlos hypermobile mast_cell costochondritis pleurisy tb tuberculosis
        collapsed_lung pulmonary_fibrosis sarcoidosis anxiety_disorder panic_disorder bipolar schizophrenia
        schizophrenic psychosis psychotic anorexia anorexic bulimia bulimic eating_disorder diabetes diabetic
        cancer leukaemia lymphoma tumour tumor melanoma heart_condition heart_disease heart_problem
        heart_failure heart_trouble high_blood_pressure hypertension low_blood_pressure arrhythmia
        atrial_fibrillation a_fib afib epilepsy epileptic asthma asthmatic copd emphysema bronchitis pneumonia
        fibromyalgia lupus arthritis gout osteoporosis sciatica ms multiple_sclerosis motor_neurone parkinson
        parkinsons postpartum_depression postnatal_depression post_natal_depression infertility infertile
        endometriosis pcos polycystic fibroid vaginismus thrush cystitis uti bv chlamydia herpes cold_sore
        shingle chickenpox chicken_pox measles mumps scarlet_fever whooping_cough croup covid long_covid flu
        glandular_fever tonsillitis eczema psoriasis rosacea acne dermatitis hive impetigo scabies ringworm
        athlete_foot migraine tinnitus vertigo hormone_imbalance hormonal_imbalance disorder thyroid
        underactive_thyroid chronic_fatigue prader_willi attachment_disorder social_anxiety_disorder
        erectile_dysfunction erectile_problem low_libido hpa ibs irritable_bowel crohn colitis coeliac celiac
        reflux heartburn ulcer gallstone kidney_stone appendicitis hernia haemorrhoid hemorrhoid piles anaemia
        anaemic anemia anemic blood_clot dvt thrombosis pulmonary_embolism angina heart_murmur aneurysm ckd
        kidney_disease liver_disease hepatitis jaundice sepsis meningitis concussion scoliosis slipped_disc
        frozen_shoulder carpal_tunnel plantar_fasciitis neuropathy restless_leg sleep_apnoea sleep_apnea
        narcolepsy tourette tourettes cerebral_palsy hiv raynaud raynauds sjogren cataract glaucoma
        conjunctivitis stye ear_infection chest_infection sinusitis yeast_infection nappy_rash diaper_rash
        tongue_tie cradle_cap colic mastitis preeclampsia pre_eclampsia gestational_diabetes
        premature_ejaculation anorgasmia pmdd bpd borderline dissociative alzheimer alzheimers arthritic
        brain_tumour brain_tumor verruca bunion pacemaker stent metastasis hypothyroid hyperthyroid dyslexia
        dyspraxia hypochondria agoraphobia menopause perimenopause lyme tetanus malaria
        """,
    "MIND": """
        adhd autism autistic asperger aspergers ptsd cptsd ocd dementia social_anxiety phobia asd neurodivergent
        personality_disorder
        """,
    "MOOD": """
        anxiety insomnia burnout panic panic_attack stress nerve anxious addiction addicted grief
        """,
    "SIGN": """
        throw_up throwing_up threw_up throws_up being_sick been_sick be_sick passed_out pass_out passing_out
        blacked_out lost_weight put_on_weight hurts_when peeing weeing pooing burping gassy trapped_wind itches
        swells swelled swell bleeds oozing wheezes limps fainted sleepwalking sleepwalks not_sleeping
        clicking_jaw grinding_teeth grind_teeth hard_skin dry_mouth bad_tooth wobbly_head floaters eye_floater
        black_spots migraine_aura aura heart_skip pale_stool dark_urine cloudy_urine swollen_lip always_dizzy
        has_temperature have_temperature got_temperature
        high_temperature running_temperature numb_hand numb_finger numb_leg numb_face numb_arm vaginal_discharge
        smelly_discharge nose_bleed sore_nipple night_terror sleepwalk blackout black_out pins_and_needles
        hot_sweat brain_fog short_of_breath breathlessness out_of_breath nausea nauseous indigestion bloated
        bloating wind_pain runny_tummy runny_poo loose_stool sore_tummy sore_ear sore_eye pink_eye double_chin
        wobbly_tooth_out lumps_bumps swollen_gland swollen_ankle swollen_foot puffy_ankle goitre hoarse
        lost_voice ringing_ear scab sty eczematous weeping_sore open_sore bedsore pressure_sore stretch_mark
        skin_tag ingrowing ingrown ingrown_toenail fungal yellow_toenail hair_falling bald_patch dandruff
        dry_skin itching bitten insect_bite chilblain cramps muscle_spasm spasm twitching trembling tremors
        weakness drooping slurred memory_loss losing_memory forgetful wetting_bed bedwetting bed_wetting soiling
        tics lisp bad_breath body_odour skipped_beat irregular_heartbeat chest_tightness tight_chest weight_gain
        always_thirsty peeing_lot erection ejaculate ejaculating dry_down_there sex_drive impotent impotence
        rash lump lesion mole blister swelling fever infection infected palpitation dizzy dizziness lightheaded
        seizure nosebleed vomit vomiting vomited diarrhoea diarrhea constipation constipated toothache earache
        ear_ache stomach_ache tummy_ache stomach_pain back_pain belly_ache chest_pain joint_pain knee_pain
        neck_pain hip_pain sore_throat dizzy_spell hot_flush hot_flash night_sweat cyst abscess pus wheeze
        wheezing hives itch itchy limp limping swollen inflamed bleeding phlegm mucus poo pee urine stool
        spotting cramp incontinence tremor hair_loss losing_weight weight_loss blurred_vision double_vision
        side_effect symptom lactose_intolerant allergy allergic intolerance wets_bed wet_bed pins_needles
        """,
    "ACHE": """
        numb numbness tingling tingle headache pain ache aching hurt sore cough coughing tired tiredness
        exhausted fatigue sweat sweating shake shaking throbbing ringing stiff burning skips skipping_beat racing race
        pounding red yellow green orange blue white black stuffy puffy peeling cracked stinging throb cold
        cramping heavy faint fainting
        """,
    "PART": """
        ear eye nose throat neck shoulder elbow wrist hand finger thumb chest breast nipple heart belly stomach
        tummy bowel bladder kidney liver lung back spine hip knee ankle foot feet toe leg arm thigh calf skin
        scalp gum teeth tongue jaw testicle penis vagina womb ovary groin bum pulse heartbeat vision prostate
        """,
    "BIRTH": """
        sperm_quality my_sperm latching latched_on be_induced contractions my_period late_period missed_period
        painful_period waters_breaking membrane_sweep stretch_and_sweep pregnent up_the_duff expecting_baby
        first_trimester second_trimester third_trimester breech transverse_lie show_plug mucus_plug waters_broke
        waters_broken waters_gone forceps ventouse vbac water_birth doula_or due_baby overdue_baby cervix uterus
        chemical_pregnancy miscarried ttc follicle embryo egg_freezing egg_donor surrogacy sterile sperm_count
        breastfed breast_fed nursing_baby mixed_feeding weaning milk_come_in nipple_shield pregnant pregnancy
        miscarriage miscarry ovulate ovulation ovulating ivf iui fertility conceive conceiving trying_for_baby
        trying_baby egg_count period_late caesarean cesarean c_section csection epidural placenta afterbirth
        due_date overdue induced home_birth birth_plan in_womb foetus fetus unborn trimester breastfeed
        breastfeeding breast_feeding breastmilk breast_milk milk_supply milk_production let_down pelvic_floor
        episiotomy morning_sickness braxton_hicks dilated menstruation antenatal postpartum labour labor
        stillbirth ectopic libido colostrum lactation
        """,
    "TEST": """
        white_cell thyroid_level thyroid_test kidney_function liver_function liver_test hormone_test urine_test
        stool_sample smear_test mammogram dexa ecg_result mri_scan ct pet_scan pregnancy_test covid_test
        lateral_flow bmi resting_heart resting_pulse oxygen_level sats hdl ldl triglyceride b12_level
        iron_stores vitamin_d_levels blood_count crp cortisol_level cortisol_test gene_test genetic_test
        allergy_test blood_test blood_result blood_work smear biopsy mri ct_scan scan_result x_ray xray ecg
        ultrasound ferritin cholesterol blood_pressure blood_sugar hba1c platelet hormone_level tsh
        vitamin_d_level iron_level lab_result test_result heart_rate psa bloods egfr
        """,
    "CARE": """
        knee_op hip_op heart_bypass angioplasty keyhole laser_eye electroshock electric_shock_therapy lobotomy
        mastectomy lumpectomy tonsillectomy gastric_band gastric_sleeve liposuction root_canal wisdom_tooth
        hearing_aid cpap pacemaker_fitted hormone_therapy hormone_treatment talking_therapy psychotherapy
        hypnotherapy homeopathy reiki_for osteopath tongue_tie_cut vaccinate immunisation immunise mmr
        flu_vaccine physio medical_treatment sterilisation sterilised tubes_tied operation surgery ect
        hysterectomy vasectomy biopsy second_opinion transplant dialysis radiotherapy hip_replacement
        knee_replacement vaccine vaccination booster vaccinated epidural blood_transfusion catheter colonoscopy
        endoscopy circumcision tonsils_out acupuncture chiropractor physiotherapy emdr cbt
        """,
    "PET": """
        dog cat puppy kitten horse mare pony rabbit hamster guinea_pig parrot budgie greyhound labrador spaniel
        tortoise ferret chicken hen cow ewe lamb goat pig donkey foal pup bitch moggy terrier collie bunny
        """,
    "FOOD": """
        dinner breakfast lunch camomile chamomile_tea camomile_tea swallow plate chicken_soup oats turkey food
        eat eating diet meal chocolate dark_chocolate cocoa fruit tea coffee banana egg nut seed spice caffeine
        alcohol wine beer yoghurt yogurt vegan vegetarian dairy gluten oyster avocado salmon honey cinnamon
        smoothie milkshake spinach almond fasting snack garlic keto dates cheese kimchi sauerkraut fish meat
        sugar
        """,
    "SUPPLEMENT": """
        powders mushrooms camomile gym_supplement magic_mushroom protein_powder herbal_powder maca_powder
        black_cohosh evening_primrose vitamin_e vitamin_k vitamin_a folic_acid iron_tablets selenium gaba
        inositol dong_quai ginkgo lavender_oil essential_oil bach_rescue rescue_remedy homeopathic chia hemp
        lions_mane bovine_colostrum nootropic superfood supplement vitamin vitamin_d vitamin_c vitamin_b b12
        herb herbal magnesium gummy gummies probiotic omega omega_3 fish_oil cod_liver_oil zinc ashwagandha
        saffron cbd cannabis marijuana l_reuteri reuteri fenugreek chamomile raspberry_leaf passionflower
        valerian st_john_wort turmeric maca ginseng molly ecstasy mdma rhodiola tyrosine creatine collagen
        tincture kombucha kefir multivitamin health_shop health_food_shop holland_barrett health_store nutrient
        adaptogen lozenge psychedelic lsd damiana kava l_theanine theanine 5_htp shilajit
        """,
    "OXY": """
        oxytocin love_hormone cuddle_hormone bonding_hormone hug_hormone cuddle_chemical love_chemical
        bonding_chemical hug_chemical love_drug trust_hormone happy_hormone
        """,
    "SPRAY": """
        puffs sprays squirts oxytocin_inhaler nasal_oxytocin liquid_oxytocin oxytocin_spray oxytocin_nasal_spray
        oxytocin_nose_spray sniffs nasal_one nose_thing few_puffs one_puff two_puffs puffs_of puff_of squirt_of
        intranasal nasal_spray nose_spray nasal_mist nose_drop nasal_drop spray nasal sniff_stuff hormone_spray
        love_spray nasal_inhaler
        """,
}  # fmt: skip
"""The words of each class; an underscore joins the words of a name."""

_CLASSES = {name.replace("_", " "): label for label, names in _WORDS.items() for name in names.split()}

_MEDICINE = (
    r"(?!ox[iy])\w{3,}(?:pril|sartan|olol|statin|prazole|cillin|mycin|micin|zepam|azolam|oxetine|ipramine|triptyline|"
    r"triptan|dipine|profen|codone|gliptin|glutide|setron|onazole|ciclovir|cyclovir|solone|tidine|lukast|thiazide|"
    r"floxacin|cycline|azepine|apine|peridone|piprazole|gabalin|barbital|faxine|alopram|traline|semide)s?"
)
_ILLNESS = (
    r"\w{2,}itis|(?!osmosis|hypno|diagno|prognosis|metamorph|symbio|photo|apotheo)\w{3,}osis|\w{3,}aemia|"
    r"(?:carcin|lymph|melan|fibr|sarc|gli|angi|lip|aden|granul|mesotheli)omas?|"
    r"(?:neur|my|retin|cardiomy|nephr|encephal)opath(?:y|ies)|(?!nost)\w{3,}algia|\w{4,}plegia|\w{3,}rrh(?:o?ea|age)"
)
_ENDINGS = (
    ("DRUG", _MEDICINE),
    ("ILL", _ILLNESS),
    ("MIND", r"\w{3,}phobi(?:a|as|c)"),
    ("CARE", r"\w{3,}(?:ectomy|otomy|oscopy|plasty)"),
)
_BY_ENDING = tuple((label, re.compile(ending)) for label, ending in _ENDINGS)
"""The endings of names: of medicines, such as ramipril, of illnesses, of fears and of operations."""

MAX_NAME_WORDS = 3


def classify_words(words: str) -> str:
    """Return the words with each medical name replaced by its class, such as "DRUG"; words are normalised words."""
    rest = words.split()
    classes: list[str] = []
    while rest:
        n_words, found = _classify_first(rest)
        classes.append(found)
        rest = rest[n_words:]
    return " ".join(classes)


def _classify_first(words: list[str]) -> tuple[int, str]:
    """Return how many of the first words are one name, and its class; the first word itself if it has none."""
    for n_words in range(min(MAX_NAME_WORDS, len(words)), 0, -1):
        found = _get_class(" ".join(words[:n_words]))
        if found:
            return n_words, found
    return 1, next((label for label, ending in _BY_ENDING if ending.fullmatch(words[0])), words[0])


def _get_class(name: str) -> str | None:
    """Return the class of a name, also in the plural."""
    return _CLASSES.get(name) or _CLASSES.get(name.removesuffix("s")) or _CLASSES.get(name.removesuffix("es"))
